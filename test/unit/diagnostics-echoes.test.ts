/** A mistake that the meta-schema and a stage both see is told once. */
import { expect, it } from "vitest";
import { Report } from "../../generator/diagnostics/report.js";

const at = (pointer: string): { readonly file: string; readonly pointer: string } => ({ file: "a.yaml", pointer });

function codesOf(fill: (report: Report) => void): readonly string[] {
  const report = new Report();
  fill(report);
  return report.diagnostics.map(({ code, location }) => `${code} ${location?.pointer ?? ""}`);
}

it("by the stage, which says more", () => {
  const codes = codesOf((report) => {
    report.add("invalid-description", at("/a"), "a has no meaning here");
    report.add("misspelt-keyword", at("/a"), "requird", "required");
    report.add("invalid-description", at("/b"), "b has no meaning here");
  });
  expect(codes).toEqual(["misspelt-keyword /a", "invalid-description /b"]);
});

it("by the meta-schema, where the stage only notes it", () => {
  const codes = codesOf((report) => {
    report.add("invalid-description", at("/a"), "a has no meaning here");
    report.add("unknown-keyword", at("/a"), "foo");
    report.add("unknown-keyword", at("/b"), "foo");
  });
  expect(codes).toEqual(["invalid-description /a", "unknown-keyword /b"]);
});

it("and other things about the same place are told beside it", () => {
  const codes = codesOf((report) => {
    report.add("invalid-description", at("/a"), "a has no meaning here");
    report.add("unsupported-keyword", at("/a"), "a", "nothing");
  });
  expect(codes).toEqual(["invalid-description /a", "unsupported-keyword /a"]);
});
