/** Components that a package does not have, and that keep their names nonetheless. */
import type { Api } from "../model/api.js";
import { pascalCase } from "./identifier.js";
import type { Authority, Candidate } from "./names.js";
import { baseName } from "./candidates.js";

/**
 * A claim for each component that no operation reaches: an operation that comes to reach it brings its type, and must
 * rename nothing that was there before.
 */
export function absentComponents({ componentNames, schemas }: Api): readonly Candidate[] {
  const present = new Set(
    [...schemas.values()].flatMap(({ form, componentName }) => (form ? [] : (componentName ?? []))),
  );
  return componentNames.flatMap((name): readonly Candidate[] => {
    const base = baseName(name);
    if (present.has(name) || base.pascal === "") return [];
    const authority: Authority = pascalCase(name) === name ? "exact" : "component";
    return [
      {
        item: { id: `absent ${name}` },
        ...{ presence: "absent", location: undefined, authority, bases: [base] },
        main: ({ pascal }) => pascal,
        claims: ({ pascal }) => [pascal],
      },
    ];
  });
}
