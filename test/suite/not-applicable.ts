/** What of the suite is not applicable, and by which section. A group that passes must not stand here. */

export interface NotApplicable {
  readonly reason: string;
  /** The descriptions of groups, by keyword. */
  readonly groups: { readonly [keyword: string]: readonly string[] };
}

export const notApplicable: readonly NotApplicable[] = [
  {
    reason:
      "whether formats are assertions is a setting of the package's author, not of each schema: JSON Schema 2020-12 " +
      "validation, section 7.2.1 leaves it to configuration; section 7.2.2 lets a required vocabulary be refused",
    groups: {
      "format-assertion": [
        "schema that uses custom metaschema with format-assertion: false",
        "schema that uses custom metaschema with format-assertion: true",
      ],
    },
  },
];
