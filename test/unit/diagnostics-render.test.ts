import { describe, expect, it } from "vitest";
import { renderGithub, renderJson, renderText, summary } from "../../generator/diagnostics/render.js";
import { Report, type Diagnostic } from "../../generator/diagnostics/report.js";

const sources = [{ file: "pets.yaml", text: "paths:\n  /pets:\n    $ref: nowhere\n" }];

function diagnosticsOf(fill: (report: Report) => void): readonly Diagnostic[] {
  const report = new Report();
  fill(report);
  return report.diagnostics;
}

const reference = diagnosticsOf((report) => {
  report.add("unresolved-reference", { file: "pets.yaml", pointer: "/paths/~1pets/$ref" }, "nowhere");
});

function textOf(diagnostics: readonly Diagnostic[], texts = sources): string {
  return renderText(diagnostics, texts, { colour: "never" });
}

describe("a report", () => {
  it("keeps the same diagnostic about the same place once", () => {
    const diagnostics = diagnosticsOf((report) => {
      for (const pointer of ["/a", "/a", "/b"])
        report.add("missing-schema", { file: "a", pointer }, 'content \"text/plain\"');
      report.add("missing-schema", { file: "a", pointer: "/a" }, 'content \"application/json\"');
    });
    expect(diagnostics).toHaveLength(3);
  });

  it("has errors only by errors", () => {
    const report = new Report();
    report.add("missing-schema", undefined, 'content \"text/plain\"');
    expect(report.hasErrors).toBe(false);
    report.add("no-operations", undefined);
    expect(report.hasErrors).toBe(true);
  });
});

describe("diagnostics as text", () => {
  it("show the line and mark what is meant", () => {
    expect(textOf(reference)).toBe(`\
error unresolved-reference: The reference "nowhere" leads nowhere.
  --> pets.yaml:3:11  (#/paths/~1pets/$ref)
     |
   3 |     $ref: nowhere
     |           ^^^^^^^
  help: Correct the reference, or add what it names.

1 error
`);
  });

  it("do without a line where there is no text", () => {
    expect(textOf(reference, [])).toBe(`\
error unresolved-reference: The reference "nowhere" leads nowhere.
  --> pets.yaml  (#/paths/~1pets/$ref)
  help: Correct the reference, or add what it names.

1 error
`);
  });

  it("do without a place where there is none", () => {
    const [title] = textOf(diagnosticsOf((report) => report.add("no-operations", undefined))).split("\n  help");
    expect(title).toBe("error no-operations: No operation is left to make a package of.");
  });

  it("show the first twenty of one code and count the others, in that place", () => {
    const diagnostics = diagnosticsOf((report) => {
      for (let index = 1; index <= 23; index += 1) report.add("unknown-keyword", undefined, `key${index}`);
      report.add("missing-schema", undefined, 'content \"text/plain\"');
    });
    const titles = textOf(diagnostics)
      .split("\n")
      .filter((line) => /^(?:note|warning)/.test(line));
    expect(titles).toHaveLength(22);
    expect(titles.slice(19)).toEqual([
      'note unknown-keyword: The keyword "key20" is not known; it says nothing of a value.',
      "note unknown-keyword: and 3 more.",
      'warning missing-schema: The content "text/plain" has no schema; it may be anything.',
    ]);
    expect(textOf(diagnostics)).toContain("\n\n1 warning, 23 notes\n");
    expect(JSON.parse(renderJson(diagnostics, []))).toHaveLength(24);
    expect(renderGithub(diagnostics, []).trimEnd().split("\n")).toHaveLength(24);
  });

  it("are empty where there are none", () => {
    expect(renderText([], sources, { colour: "always" })).toBe("");
  });

  it("are coloured only on demand", () => {
    expect(renderText(reference, sources, { colour: "always" })).toContain("\u001b[31m");
    expect(textOf(reference)).not.toContain("\u001b");
  });

  it("line up the mark below tabs and wide margins", () => {
    const text = `${"\n".repeat(12_344)}\t\tkey: 1`;
    const diagnostics = diagnosticsOf((report) => {
      report.add("duplicate-key", { file: "a", line: 12_345, column: 3 }, "key", 1);
    });
    expect(textOf(diagnostics, [{ file: "a", text }])).toContain(`
       |
 12345 |   key: 1
       |   ^^^
`);
  });

  it("show of a long line what is around the place", () => {
    const text = `{"a":"${"x".repeat(5000)}","b":1,"b":2,"c":"${"y".repeat(5000)}"}`;
    const diagnostics = diagnosticsOf((report) => {
      report.add("duplicate-key", { file: "a", line: 1, column: text.indexOf('"b":2') + 1 }, "b", 1);
    });
    const lines = textOf(diagnostics, [{ file: "a", text }]).split("\n");
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(130);
    expect(lines[3]).toMatch(/^ {3}1 \| …x+","b":1,"b":2,"c":"y+…$/);
    expect(lines[3]?.slice(lines[4]?.indexOf("^"))).toMatch(/^"b":2/);
  });

  it("let nothing in a description act on the terminal", () => {
    const hostile = "\u001b]0;title\u0007\u001b[2J\u0085\u202e\u2028\u0000\r";
    const diagnostics = diagnosticsOf((report) => {
      report.add("unresolved-reference", { file: `a${hostile}`, pointer: `/${hostile}` }, hostile);
      report.add("invalid-syntax", { file: "b", line: 1, column: 1 }, "YAML", hostile);
    });
    const text = textOf(diagnostics, [{ file: "b", text: hostile }]);
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e]/);
    expect(text).toContain("\\u{1b}[2J\\u{85}\\u{202e}\\u{2028}\\u{0}\\u{d}");
  });
});

describe("the summary", () => {
  it("counts by severity", () => {
    const diagnostics = diagnosticsOf((report) => {
      for (const pointer of ["/a", "/b"]) report.add("no-operations", { file: "a", pointer });
      report.add("missing-schema", undefined, 'content \"text/plain\"');
      for (const keyword of ["a", "b", "c"]) report.add("unknown-keyword", undefined, keyword);
    });
    expect(summary(diagnostics)).toBe("2 errors, 1 warning, 3 notes");
    expect(summary(diagnostics.slice(2, 4))).toBe("1 warning, 1 note");
    expect(summary([])).toBe("");
  });
});

describe("diagnostics as JSON", () => {
  it("are an array of what is known", () => {
    const all = [
      ...reference,
      ...diagnosticsOf((report) => report.add("missing-schema", undefined, 'content \"text/plain\"')),
    ];
    expect(JSON.parse(renderJson(all, sources))).toEqual([
      {
        code: "unresolved-reference",
        severity: "error",
        message: 'The reference "nowhere" leads nowhere.',
        help: "Correct the reference, or add what it names.",
        file: "pets.yaml",
        line: 3,
        column: 11,
        pointer: "/paths/~1pets/$ref",
      },
      {
        code: "missing-schema",
        severity: "warning",
        message: 'The content "text/plain" has no schema; it may be anything.',
        help: "Add a schema; an empty one, {}, allows anything.",
      },
    ]);
  });

  it("are an empty array where there are none", () => {
    expect(renderJson([], [])).toBe("[]\n");
  });
});

describe("diagnostics for GitHub", () => {
  it("are one workflow command each", () => {
    expect(renderGithub(reference, sources)).toBe(
      "::error file=pets.yaml,line=3,col=11,title=unresolved-reference::" +
        'The reference "nowhere" leads nowhere.%0ACorrect the reference, or add what it names.\n',
    );
    const notes = diagnosticsOf((report) => report.add("unknown-keyword", undefined, "x"));
    expect(renderGithub(notes, [])).toMatch(/^::notice title=unknown-keyword::/);
  });

  it("cannot be ended or extended by what a description says", () => {
    const diagnostics = diagnosticsOf((report) => {
      report.add("invalid-description", { file: "a,b:c%\n.yaml", pointer: "" }, "50%\r\n::error file=x::hello");
    });
    const text = renderGithub(diagnostics, []);
    expect(text.trimEnd().split("\n")).toHaveLength(1);
    expect(text).toContain("file=a%2Cb%3Ac%25%0A.yaml,title=invalid-description::50%25%0D%0A::error file=x::hello.");
  });
});
