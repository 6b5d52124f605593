/** The formats over ASCII: the examples of their specifications, and what lies just beside them. */
import { describe, expect, it } from "vitest";
import { isByte } from "../../templates/runtime/format-byte.js";
import { isDateTime } from "../../templates/runtime/format-date-time.js";
import { isDate } from "../../templates/runtime/format-date.js";
import { isDuration } from "../../templates/runtime/format-duration.js";
import { isDouble, isFloat } from "../../templates/runtime/format-float.js";
import { isInt32, isInt64, isInt64Text } from "../../templates/runtime/format-integer.js";
import { isIpv4 } from "../../templates/runtime/format-ipv4.js";
import { isIpv6 } from "../../templates/runtime/format-ipv6.js";
import { isJsonPointer, isRelativeJsonPointer } from "../../templates/runtime/format-json-pointer.js";
import { isRegex } from "../../templates/runtime/format-regex.js";
import { isTime } from "../../templates/runtime/format-time.js";
import { isUuid } from "../../templates/runtime/format-uuid.js";
import { describeFormat } from "./format-cases.js";

describeFormat("date", isDate, {
  // RFC 3339, section 5.7 and appendix C: the days of each month, the leap years of the Gregorian calendar.
  valid: ["2024-02-29", "2000-02-29", "0000-02-29", "2023-04-30", "2023-12-31", "9999-12-31"],
  invalid: [
    ...["2023-02-29", "1900-02-29", "2023-04-31", "2023-06-31", "2023-09-31", "2023-11-31", "2023-02-30"],
    ...["2023-00-10", "2023-13-10", "2023-01-00", "2023-01-32", "23-01-01", "2023-1-1", "20230101", "2023-01-01\n"],
  ],
});

describeFormat("time", isTime, {
  valid: [
    ...["23:20:50.52Z", "16:39:57-08:00", "12:00:27.87+00:20", "00:00:00z", "23:59:59.9+23:59"],
    // Leap seconds: 23:59:60 in UTC, whatever the local time.
    ...["23:59:60Z", "15:59:60-08:00", "00:59:60+01:00", "23:58:60-00:01", "23:59:60.5+00:00"],
  ],
  invalid: [
    ...["16:39:57", "24:00:00Z", "23:60:00Z", "23:59:61Z", "23:59:60+00:01", "00:00:60Z", "12:00:00+24:00"],
    ...["12:00:00+0100", "12:00Z", "12:00:00.Z", "12:00:00,5Z", "12:00:00 Z", "12:00:00Z\n", "1२:00:00Z"],
  ],
});

describeFormat("date-time", isDateTime, {
  valid: [
    // RFC 3339, section 5.8.
    ...["1985-04-12T23:20:50.52Z", "1996-12-19T16:39:57-08:00", "1990-12-31T23:59:60Z"],
    ...["1990-12-31T15:59:60-08:00", "1937-01-01T12:00:27.87+00:20", "1985-04-12t23:20:50z"],
    // The same leap second where the year 1999 has begun, and that of June 1997.
    ...["1999-01-01T00:59:60+01:00", "1997-06-30T23:59:60Z"],
  ],
  invalid: [
    // Leap seconds end a month in UTC (section 5.7).
    ...["1998-12-30T23:59:60Z", "1998-12-31T00:59:60+01:00", "1999-01-01T23:59:60Z", "1998-12-31T23:59:60+01:00"],
    ...["1985-04-12 23:20:50Z", "1985-04-12", "1985-04-12T", "1985-04-31T00:00:00Z", "1985-04-12T24:00:00Z"],
    ...["1985-04-12T23:20:50", "1985-04-12T23:20Z", "+001985-04-12T23:20:50Z", "1985-04-12T23:20:50Z "],
  ],
});

describeFormat("duration", isDuration, {
  valid: ["P1Y2M3DT4H5M6S", "P1Y", "P1M", "P1W", "P1D", "PT1H", "PT1M", "PT1S", "P3DT1S", "PT1M2S", "P007W", "p1dt2h"],
  invalid: [
    ...["", "P", "PT", "P1DT", "P1", "1D", "P1Y1D", "PT1H1S", "P1W1D", "P1D1W", "P1DT1W", "PT1D", "P1H", "P1S"],
    ...["P1M1Y", "P1D1D", "P1.5D", "PT1.5S", "-P1D", "P-1D", "P1D ", "P1D\n", "P1\u017f", "PT1\u017f"],
  ],
});

describeFormat("uuid", isUuid, {
  // RFC 4122, section 3 and 4.1.7.
  valid: [
    "f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
    "F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6",
    "00000000-0000-0000-0000-000000000000",
  ],
  invalid: [
    "urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
    "{f81d4fae-7dec-11d0-a765-00a0c91e6bf6}",
    "f81d4fae7dec11d0a76500a0c91e6bf6",
    "f81d4fae-7dec-11d0-a765-00a0c91e6bf",
    "f81d4fae-7dec-11d0-a765-00a0c91e6bf6\n",
    "g81d4fae-7dec-11d0-a765-00a0c91e6bf6",
    "",
  ],
});

describeFormat("byte", isByte, {
  // RFC 4648, section 10, and the two characters of section 4 that section 5 replaces.
  valid: ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy", "+/+/", "Zh=="],
  invalid: [
    "Zg",
    "Zg=",
    "Zg===",
    "=",
    "====",
    "Z===",
    "Zg==Zg==",
    "Z=g=",
    "-_-_",
    "Zm9v\n",
    "Zm9 ",
    "Zm9v\r\nYmFy",
    "Zmé=",
  ],
});

describeFormat("ipv4", isIpv4, {
  valid: ["0.0.0.0", "255.255.255.255", "192.0.2.1", "1.20.249.250"],
  invalid: [
    ...[
      "",
      "1.2.3",
      "1.2.3.4.5",
      "1.2.3.4.",
      ".1.2.3.4",
      "1..2.3",
      "256.1.1.1",
      "1.2.3.260",
      "1.2.3.300",
      "1.2.3.1000",
    ],
    ...["01.2.3.4", "1.2.3.00", "0x1.2.3.4", "1.2.3.4/8", " 1.2.3.4", "1.2.3.4\n", "1,2,3,4", "１.2.3.4"],
  ],
});

describeFormat("ipv6", isIpv6, {
  valid: [
    // RFC 4291, section 2.2.
    ...["ABCD:EF01:2345:6789:ABCD:EF01:2345:6789", "2001:DB8:0:0:8:800:200C:417A", "2001:DB8::8:800:200C:417A"],
    ...["FF01::101", "::1", "::", "0:0:0:0:0:0:13.1.68.3", "::13.1.68.3", "::FFFF:129.144.52.38"],
    // "::" stands for one group or more.
    ...["1:2:3:4:5:6:7::", "::2:3:4:5:6:7:8", "1::3:4:5:6:7:8", "1:2:3:4:5::1.2.3.4"],
    "0000:0000:0000:0000:0000:0000:255.255.255.255",
  ],
  invalid: [
    ...["", ":", ":::", "1", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7:8::", "::1:2:3:4:5:6:7:8"],
    ...["1::2::3", ":1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:", "12345::", "g::", "::1.2.3", "::1.2.3.4.5", "::01.2.3.4"],
    ...[
      "1.2.3.4::",
      "1.2.3.4",
      "1:2:3:4:5:6:7:1.2.3.4",
      "::1.2.3.4:5",
      "fe80::1%eth0",
      "[::1]",
      "::/0",
      "::1 ",
      "::1\n",
    ],
  ],
});

describeFormat("json-pointer", isJsonPointer, {
  // RFC 6901, section 5.
  valid: ["", "/foo", "/foo/0", "/", "/a~1b", "/c%d", "/e^f", "/g|h", "/i\\j", '/k"l', "/ ", "/m~0n", "//", "/é😀\n"],
  invalid: ["foo", "#", "#/foo", "/~", "/~2", "/~~0", "/a~", "0"],
});

describeFormat("relative-json-pointer", isRelativeJsonPointer, {
  // draft-bhutton-relative-json-pointer-00, section 5.1; its `0-1#` is no form of its grammar.
  valid: ["0", "1/0", "0-1", "2/highly/nested/objects", "0#", "0-1#", "1#", "10/a~1b", "0+12/x", "0-0", "3/"],
  invalid: [
    "",
    "/",
    "#",
    "-1",
    "+1",
    "01",
    "0##",
    "0#/a",
    "1a",
    "0/~",
    "0/~2",
    "0+",
    "0+01",
    "0+1-1",
    "1\n",
    " 1",
    "٣/a",
  ],
});

describeFormat("regex", isRegex, {
  valid: ["", "^\\p{Lu}[a-z]*$", "(?<year>\\d{4})-\\k<year>", "(?<!a)b", "[^]", "\\u{1F600}", "a{2,}?"],
  // All but the first six are valid without the `u` flag only.
  invalid: ["(", "[", "a**", "\\", "(?<a>)(?<a>)", "a{2,1}", "\\a", "{", "a{", "\\-", "\\p{Nope}", "]", "\\00"],
});

describeFormat("int64 as a string", isInt64Text, {
  valid: ["0", "-0", "7", "-7", "9223372036854775807", "-9223372036854775808", "1000000000000000000"],
  invalid: [
    ...["", "-", "+1", "01", "-01", "1.0", "1e3", " 1", "1\n", "0x1", "١"],
    ...["9223372036854775808", "-9223372036854775809", "10000000000000000000"],
  ],
});

describe("formats of numbers", () => {
  it.each([0, -0, 1, -1, 2147483647, -2147483648])("int32 accepts %d", (value) => {
    expect(isInt32(value)).toBe(true);
  });

  it.each([2147483648, -2147483649, 0.5, 4294967296, 1e300, NaN, Infinity, -Infinity])("int32 rejects %d", (value) => {
    expect(isInt32(value)).toBe(false);
  });

  it.each([0, -0, 2147483648, Number.MAX_SAFE_INTEGER, -(2 ** 63)])("int64 accepts %d", (value) => {
    expect(isInt64(value)).toBe(true);
  });

  it("int64 accepts its greatest number as JSON.parse reads it: rounded up to 2^63", () => {
    const value: unknown = JSON.parse("9223372036854775807");
    expect(typeof value === "number" && isInt64(value)).toBe(true);
  });

  it.each([0.5, -1.5, 2 ** 63 + 2048, -(2 ** 63) - 2048, 1e300, NaN, Infinity])("int64 rejects %d", (value) => {
    expect(isInt64(value)).toBe(false);
  });

  // The greatest binary32 is (2 - 2^-23) * 2^127; from half a unit above it on, numbers round to infinity.
  it.each([0, 0.1, -3.5, 1e38, (2 - 2 ** -23) * 2 ** 127, 1e-300])("float accepts %d", (value) => {
    expect(isFloat(value)).toBe(true);
  });

  it.each([(2 - 2 ** -24) * 2 ** 127, -1e39, 1e300, NaN, Infinity])("float rejects %d", (value) => {
    expect(isFloat(value)).toBe(false);
  });

  it.each([0, 0.1, -Number.MAX_VALUE, Number.MIN_VALUE])("double accepts %d", (value) => {
    expect(isDouble(value)).toBe(true);
  });

  it.each([NaN, Infinity, -Infinity])("double rejects %d", (value) => {
    expect(isDouble(value)).toBe(false);
  });
});
