import { describe, expect, it } from "vitest";

/** Declares one test for each text that a format takes, and one for each that it does not. */
export function describeFormat(
  format: string,
  check: (text: string) => boolean,
  cases: { readonly valid: readonly string[]; readonly invalid: readonly string[] },
): void {
  describe(format, () => {
    it.each(cases.valid.map((text) => [text]))("accepts %j", (text) => {
      expect(check(text)).toBe(true);
    });
    it.each(cases.invalid.map((text) => [text]))("rejects %j", (text) => {
      expect(check(text)).toBe(false);
    });
  });
}
