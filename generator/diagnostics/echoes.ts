/** What is said twice of one mistake: by OpenAPI's meta-schema, and by the stage that reads the place. */
import type { Diagnostic } from "./report.js";

/** The codes by which a stage names what the meta-schema calls an invalid description. */
const namedAgain: ReadonlySet<string> = new Set([
  "broken-link",
  "invalid-value",
  "misspelt-keyword",
  "unknown-keyword",
]);

/** Of two about the same place the graver one is kept; else the one that says more than that something is wrong. */
export function withoutEchoes(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const general = placesOf(diagnostics, ({ code }) => code === "invalid-description");
  if (general.size === 0) return diagnostics;
  const grave = placesOf(diagnostics, ({ code, severity }) => namedAgain.has(code) && severity !== "info");
  return diagnostics.filter((each) => {
    const place = placeOf(each);
    if (each.code === "invalid-description") return !grave.has(place);
    return !namedAgain.has(each.code) || each.severity !== "info" || !general.has(place);
  });
}

function placesOf(diagnostics: readonly Diagnostic[], isOne: (each: Diagnostic) => boolean): ReadonlySet<string> {
  return new Set(diagnostics.filter(isOne).map(placeOf));
}

function placeOf({ location }: Diagnostic): string {
  return location === undefined ? "" : `${location.file}#${location.pointer}`;
}
