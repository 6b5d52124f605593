/** What of the required tests does not pass yet, and why. A group that passes must not stand here. */

export interface NotYet {
  readonly reason: string;
  /** The descriptions of groups, by keyword. */
  readonly groups: { readonly [keyword: string]: readonly string[] };
}

export const notYet: readonly NotYet[] = [
  {
    reason: "anchors are not followed",
    groups: {
      anchor: [
        "Location-independent identifier",
        "Location-independent identifier with absolute URI",
        "Location-independent identifier with base URI change in subschema",
        "same $anchor with different base uri",
      ],
    },
  },
  {
    reason: "the meta-schema is on the network",
    groups: {
      defs: ["validate definition against metaschema"],
      ref: ["remote ref, containing refs itself"],
    },
  },
  {
    reason: "$dynamicRef is not followed",
    groups: {
      dynamicRef: [
        "A $dynamicRef to a $dynamicAnchor in the same schema resource behaves like a normal $ref to an $anchor",
        "A $dynamicRef to an $anchor in the same schema resource behaves like a normal $ref to an $anchor",
        "A $ref to a $dynamicAnchor in the same schema resource behaves like a normal $ref to an $anchor",
        "A $dynamicRef resolves to the first $dynamicAnchor still in scope that is encountered when the schema is evaluated",
        "A $dynamicRef without anchor in fragment behaves identical to $ref",
        "A $dynamicRef with intermediate scopes that don't include a matching $dynamicAnchor does not affect dynamic scope resolution",
        "An $anchor with the same name as a $dynamicAnchor is not used for dynamic scope resolution",
        "A $dynamicRef without a matching $dynamicAnchor in the same schema resource behaves like a normal $ref to $anchor",
        "A $dynamicRef with a non-matching $dynamicAnchor in the same schema resource behaves like a normal $ref to $anchor",
        "A $dynamicRef that initially resolves to a schema with a matching $dynamicAnchor resolves to the first $dynamicAnchor in the dynamic scope",
        "A $dynamicRef that initially resolves to a schema without a matching $dynamicAnchor behaves like a normal $ref to $anchor",
        "multiple dynamic paths to the $dynamicRef keyword",
        "after leaving a dynamic scope, it is not used by a $dynamicRef",
        "strict-tree schema, guards against misspelled properties",
        "tests for implementation dynamic anchor and reference link",
        "$ref and $dynamicAnchor are independent of order - $defs first",
        "$ref and $dynamicAnchor are independent of order - $ref first",
        "$ref to $dynamicRef finds detached $dynamicAnchor",
        "$dynamicRef points to a boolean schema",
        "$dynamicRef skips over intermediate resources - direct reference",
        "$dynamicRef avoids the root of each schema, but scopes are still registered",
      ],
      unevaluatedItems: ["unevaluatedItems with $dynamicRef"],
      unevaluatedProperties: ["unevaluatedProperties with $dynamicRef"],
    },
  },
  {
    reason: "an enum without values is taken for a mistake, reported and left out",
    groups: {
      enum: ["empty enum"],
    },
  },
  {
    reason: "$id is not the base of references",
    groups: {
      ref: [
        "Recursive references between schemas",
        "refs with relative uris and defs",
        "relative refs with absolute uris and defs",
        "$id must be resolved against nearest parent, not just immediate parent",
        "order of evaluation: $id and $ref",
        "order of evaluation: $id and $anchor and $ref",
        "order of evaluation: $id and $ref on nested schema",
        "simple URN base URI with $ref via the URN",
        "URN base URI with URN and JSON pointer ref",
        "URN base URI with URN and anchor ref",
        "URN ref with nested pointer ref",
        "ref to if",
        "ref to then",
        "ref to else",
        "ref with absolute-path-reference",
      ],
    },
  },
  {
    reason: "nothing is fetched from the network",
    groups: {
      refRemote: [
        "remote ref",
        "fragment within remote ref",
        "anchor within remote ref",
        "ref within remote ref",
        "base URI change",
        "base URI change - change folder",
        "base URI change - change folder in subschema",
        "root ref in remote ref",
        "remote ref with ref to defs",
        "Location-independent identifier in remote ref",
        "retrieved nested refs resolve relative to their URI not $id",
        "remote HTTP ref with different $id",
        "remote HTTP ref with different URN $id",
        "remote HTTP ref with nested absolute ref",
        "$ref to $ref finds detached $anchor",
      ],
    },
  },
  {
    reason: "all vocabularies count",
    groups: {
      vocabulary: ["schema that uses custom metaschema with with no validation vocabulary"],
    },
  },
];
