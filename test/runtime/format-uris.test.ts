/** The formats of URIs, IRIs and URI templates: the examples of their specifications, and what lies beside them. */
import { isIri, isIriReference } from "../../templates/runtime/format-iri.js";
import { isUriTemplate } from "../../templates/runtime/format-uri-template.js";
import { isUri, isUriReference } from "../../templates/runtime/format-uri.js";
import { describeFormat } from "./format-cases.js";

// RFC 3986, section 1.1.2.
const uris = [
  ...[
    "ftp://ftp.is.co.za/rfc/rfc1808.txt",
    "http://www.ietf.org/rfc/rfc2396.txt",
    "ldap://[2001:db8::7]/c=GB?objectClass?one",
  ],
  ...["mailto:John.Doe@example.com", "news:comp.infosystems.www.servers.unix", "tel:+1-816-555-1212"],
  ...["telnet://192.0.2.16:80/", "urn:oasis:names:specification:docbook:dtd:xml:4.1.2"],
  ...[
    "foo://example.com:8042/over/there?name=ferret#nose",
    "a:",
    "a:/",
    "a://",
    "a+-.1:b",
    "http://:80",
    "http://a:",
    "x:@/?#?/",
  ],
  ...["http://u:p@h/", "http://[v1.a:b]/", "http://%41/%2f?%2F#%2f", "http://a/b;c=1,2/(d)'*!$&"],
];

// RFC 3986, sections 5.4.1 and 5.4.2.
const references = [
  ...["g:h", "g", "./g", "g/", "/g", "//g", "?y", "g?y", "#s", "g#s", "g?y#s", ";x", "g;x", "g;x?y#s", "", ".", "./"],
  ...["..", "../", "../g", "../..", "../../", "../../g", "../../../g", "/./g", "g.", ".g", "./g/.", "g/../h"],
  ...["g;x=1/./y", "g?y/./x", "g?y/../x", "g#s/./x", "http:g", "./a:b", "//"],
];

const malformedReferences = [
  ...["http://a b", "http://a/%", "http://a/%4", "http://a/%4g", "http://a/?%", "http://a/#%", "http://%zz"],
  ...["http://a:b", "http://a:8x", "http://a@b@c", "http://[::1", "http://[::1]x", "http://[1.2.3.4]", "http://a[::1]"],
  ...[
    "http://[::1]:x",
    "http://[]",
    "http://[v.a]",
    "http://[fe80::1%25a]",
    "http://::1/",
    "http:/[",
    "http://a/[",
    "a?[",
  ],
  ...[
    "a#b#c",
    "a\\b",
    'a"b',
    "a<b",
    "a>b",
    "a^b",
    "a`b",
    "a{b",
    "a|b",
    "a}b",
    "a\u007fb",
    "a\u0000b",
    "a\n",
    "1:b",
    ":b",
    "a_b:c",
  ],
];

describeFormat("uri", isUri, {
  valid: uris,
  invalid: ["", "g", "/g", "//g", "#s", "1a:b", "é:b", "http://é", "http://a/é", ...malformedReferences],
});

describeFormat("uri-reference", isUriReference, {
  valid: [...uris, ...references],
  invalid: ["é", "//é", "?é", "#é", ...malformedReferences],
});

describeFormat("iri", isIri, {
  // RFC 3987, sections 3.1 and 3.2.1, and private characters, which queries can hold.
  valid: [...uris, "http://résumé.example.org", "http://www.example.org/D%C3%BCrst/Dürst", "a:?\ue000", "a:😀#😀"],
  invalid: [
    ...[
      "/résumé",
      "é:b",
      "a:\ue000",
      "a:#\ue000",
      "a://\ue000",
      "a:\u0080",
      "a:\ufffe",
      "a:\ufff0",
      "a:\ufdd0",
      "a:\ud800",
    ],
    ...["a:\u{1ffff}", "a:\u{e0001}", ...malformedReferences],
  ],
});

describeFormat("iri-reference", isIriReference, {
  valid: [...uris, ...references, "é", "//é/é?é#é", "?\ue000"],
  invalid: ["\ue000", "#\ue000", "\u0080", "\ud800", "é b", ...malformedReferences],
});

describeFormat("uri-template", isUriTemplate, {
  valid: [
    // RFC 6570, section 1.2.
    ...[
      "{var}",
      "{hello}",
      "{+var}",
      "{+path}/here",
      "here?ref={+path}",
      "X{#var}",
      "map?{x,y}",
      "{x,hello,y}",
      "{+x,hello,y}",
    ],
    ...[
      "{#path,x}/here",
      "X{.x,y}",
      "{/var,x}/here",
      "{;x,y,empty}",
      "{?x,y,empty}",
      "?fixed=yes{&x}",
      "{var:3}",
      "{list*}",
    ],
    ...["{+path:6}/here", "X{.keys*}", "{;hello:5}", "{&keys*}"],
    // Erratum 6937 adds the apostrophe; section 2.2 reserves five operators.
    ...["", "it's", "{=x}", "{,x}", "{!x}", "{@x}", "{|x}", "{a.b_c.%41,d:9999}", "é\ue000😀", "%41", "a:b@c?[d]#~"],
  ],
  invalid: [
    ...[
      "{",
      "}",
      "{}",
      "{a",
      "a}",
      "{{a}}",
      "{a}}",
      "{a b}",
      "{a-b}",
      "{é}",
      "{a,}",
      "{a,,b}",
      "{.}",
      "{..a}",
      "{a.}",
      "{a..b}",
    ],
    ...[
      "{a:}",
      "{a:0}",
      "{a:01}",
      "{a:10000}",
      "{a:x}",
      "{:3}",
      "{*}",
      "{a**}",
      "{a*:3}",
      "{a:3*}",
      "{a*b}",
      "{++a}",
      "{%4}",
      "{+}",
    ],
    ...[
      "a b",
      'a"b',
      "a<b",
      "a>b",
      "a\\b",
      "a^b",
      "a`b",
      "a|b",
      "%",
      "%4g",
      "a\u007f",
      "a\u0085",
      "\ud800",
      "\ufffe",
      "{a}%{b}",
    ],
  ],
});
