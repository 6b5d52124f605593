/** The formats of mailboxes and host names: the examples of their specifications, and what lies beside them. */
import { describe, expect, it } from "vitest";
import { isEmail } from "../../templates/runtime/format-email.js";
import { isHostname } from "../../templates/runtime/format-hostname.js";
import { isIdnEmail } from "../../templates/runtime/format-idn-email.js";
import { isIdnHostname } from "../../templates/runtime/format-idn-hostname.js";
import { decodePunycode, encodePunycode } from "../../templates/runtime/format-punycode.js";
import { describeFormat } from "./format-cases.js";

const label63 = "a".repeat(63);

describeFormat("email", isEmail, {
  valid: [
    // RFC 3696, section 3, with erratum 246.
    ...['"Abc\\@def"@example.com', '"Fred Bloggs"@example.com', '"Joe.\\\\Blow"@example.com', '"Abc@def"@example.com'],
    ...["user+mailbox@example.com", "customer/department=shipping@example.com", "$A12345@example.com"],
    ...["!def!xyz%abc@example.com", "_somename@example.com"],
    // RFC 5321, section 4.1.3.
    ...["a@[192.0.2.1]", "a@[IPv6:2001:db8::1]", "a@[ipv6:::1]", "a@[IPv6:::ffff:192.0.2.1]"],
    ...["a@b", "a@1.b-c.d", '""@b', '"\\""@b', `${"a".repeat(65)}@b`],
  ],
  invalid: [
    // The examples that erratum 246 corrects.
    ...["Abc\\@def@example.com", "Fred\\ Bloggs@example.com", "Joe.\\\\Blow@example.com"],
    ...["", "@", "a", "a@", "@b", "a@b@c", "a.@b", ".a@b", "a..b@c", "a b@c", "a@b.", "a@.b", "a@b..c", "a@-b", "a@b-"],
    ...["a@b-.c", "a@b_c", '"a@b', 'a"@b', '"a"b@c', '"\\"@b', '"a\nb"@c', "a@b\n", "é@b", "a@é", "(x)a@b", "A <a@b>"],
    ...["a@[]", "a@[1.2.3]", "a@[::1]", "a@[IPv6:1.2.3.4]", "a@[1.2.3.4", "a@x[1.2.3.4]", "a@[tag:1]"],
  ],
});

describeFormat("idn-email", isIdnEmail, {
  valid: [
    ...["δοκιμή@παράδειγμα.example", "δοκιμή@example.com", "a@παράδειγμα.example", '"δο κι"@b', "😀@b", "a@b"],
    ...["a@[IPv6:::1]", "user@cafe\u0301.example"],
  ],
  invalid: [
    ...["", "δοκιμή", "@παράδειγμα", "δοκιμή@", "δοκιμή@-παράδειγμα", "δοκιμή@😀", "δοκι..μή@b", "δο κι@b", "a\uff20b"],
    ...["\ud800@b", "a@\ud800", "a@παρά..δειγμα", "\u007f@b", "a@[::1]"],
  ],
});

describeFormat("hostname", isHostname, {
  valid: [
    ...["www.example.com", "a", "3com.com", "a--b", "A.B", "1.2.3.4", "xn--4dbcagdahymbxekheh6e0a7fei0b.example"],
    ...["XN--BCHER-KVA.example", label63, `${label63}.${label63}.${label63}.${"a".repeat(61)}`],
  ],
  invalid: [
    ...["", ".", "a.", ".a", "a..b", "-a", "a-", "a.-b", "a_b", "a b", "bücher.example", "a\n", "\u212aelvin.example"],
    ...[`${label63}a`, `${label63}.${label63}.${label63}.${"a".repeat(62)}`],
    // No Punycode; that of ASCII only, of a control character, of a capital letter (U+00DC) and of an emoji (U+1F4A9); and
    // Punycode as it is not written.
    ...["xn--", "xn--b", "xn--abc-", "xn--a", "xn--wca", "xn--ls8h", "xn---9uc"],
  ],
});

describeFormat("idn-hostname", isIdnHostname, {
  valid: [
    // The names of RFC 3492, section 7.1, that are labels, and those of RFC 5893, section 3: Yiddish and Dhivehi words
    // that end in a mark.
    ...["他们为什么不说中文", "למההםפשוטלאמדבריםעברית", "なぜみんな日本語を話してくれないのか", "パフィーdeルンバ"],
    ...["\u05d9\u05d9\u05b4\u05d5\u05d5\u05d0\u05b8", "\u0786\u07ae\u0782\u07b0\u0795\u07a9\u0793\u07a6\u0783\u07aa"],
    ...["bücher.example", "faß.example", "a.b", "例え。テスト", "example.xn--bcher-kva", "\u05d0.com", "\u05d01.com"],
    ...[
      "ab--c.example",
      "EXAMPLE",
      "l·l",
      "α͵β",
      "א׳",
      "א״ב",
      "カ・カ",
      "\u0628\u06f0",
      "\u0915\u094d\u200d\u0937",
      "\u0628\u200c\u0628",
    ],
    // A mark between the letter and the joiner does not keep the letter from joining.
    "\u0628\u064e\u200c\u064e\u0628",
    "ü".repeat(57),
    `${label63}.${label63}.${label63}.${"ü".repeat(55)}`,
  ],
  invalid: [
    ...[
      "",
      "..",
      "bücher..example",
      "-bücher",
      "bücher-",
      "ab--ü",
      "Bücher",
      "BÜCHER",
      "😀",
      "a😀",
      "ab cd",
      "ü_ü",
      "☃.net",
    ],
    // Compatibility characters, old Hangul, exceptions, ignorable and unassigned code points, lone surrogates.
    ...["ﬁ", "ａ", "\u2126", "\u1100\u1161", "a\u0640", "a\u00adb", "a\ufe0f", "\u0378", "\ud800", "a\ud83d"],
    // A leading mark, and what is not in NFC.
    ...["\u0301a", "u\u0308", "cafe\u0301"],
    ...[
      "l·",
      "·l",
      "al·a",
      "α͵",
      "͵a",
      "׳א",
      "a׳",
      "・",
      "a・b",
      "\u0660\u06f0",
      "\u0915\u200d\u0937",
      "\u200d",
      "a\u200cb",
    ],
    // Alef does not join the letter after it, dotless hamza neither.
    ...["\u0627\u200c\u0628", "\u0628\u200c\u0621", "\u0628\u200c", "\u200c\u0628"],
    // Bidi: a digit first beside a right-to-left label, both directions in one, both kinds of digits, a neutral end.
    ...["1a.\u05d0", "-.\u05d0", "\u05d0a", "a\u05d0", "\u05d01\u0660", "1\u05d0", "\u0660", "\u05d0\u02b9"],
    // An A-label of 64 characters, and a name of 254: the A-label of n times "ü" has n + 6.
    ...["ü".repeat(58), `${label63}.${label63}.${label63}.${"ü".repeat(56)}`],
  ],
});

describe("Punycode", () => {
  // RFC 3492, section 7.1: C, E, L, P, Q, R and S.
  it.each([
    ["他们为什么不说中文", "ihqwcrb4cv8a8dqg056pqjye"],
    ["למההםפשוטלאמדבריםעברית", "4dbcagdahymbxekheh6e0a7fei0b"],
    ["3年B組金八先生", "3B-ww4c5e180e575a65lsy2b"],
    ["MajiでKoiする5秒前", "MajiKoi5-783gue6qz075azm5e"],
    ["パフィーdeルンバ", "de-jg4avhby1noc0d"],
    ["そのスピードで", "d9juau41awczczp"],
    ["-> $1.00 <-", "-> $1.00 <--"],
  ])("encodes and decodes %j", (label, encoded) => {
    expect(encodePunycode(label)).toBe(encoded);
    expect(decodePunycode(encoded)).toBe(label);
  });

  it.each(["b", "a-!", "é", "9999999", "99999999999999999999"])("finds nothing in %j", (encoded) => {
    expect(decodePunycode(encoded)).toBeUndefined();
  });
});
