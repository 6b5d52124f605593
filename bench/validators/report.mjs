/** The tables, as Markdown. */
import { readFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";

export function report({ names, measurements, times, sizes, rounds }) {
  const rows = measurements.map((measurement, index) => row(measurement, times[index], names));
  return `${[
    "# How fast the validators are",
    "",
    `Written by \`npm run bench -- --write\` on ${new Date().toISOString().slice(0, 10)}: Node ${process.version}, ${cpus().length} × ${cpus()[0].model.trim()}, ${rounds === 1 ? "1 round" : `the least of ${rounds} rounds`}.`,
    "",
    "Time of one call over that of the hand-written check (its time in the first column); less is better. **Bold**: the",
    "least of all but the hand-written.",
    "",
    table(["", ...names], rows),
    "",
    // What a person says of the numbers stands in a file of its own, so that new numbers leave it as it is.
    readFileSync(join(import.meta.dirname, "REMARKS.md"), "utf8"),
    ...(sizes === undefined ? [] : sizeTable(sizes)),
    `Versions: ${versions()}.`,
    "",
  ].join("\n")}`;
}

function sizeTable(sizes) {
  const rows = sizes.map(({ name, bytes, gzipped, milliseconds }) => [
    name,
    kilobytes(bytes),
    kilobytes(gzipped),
    `${milliseconds.toFixed(1)} ms`,
  ]);
  return [
    "One validator (the request's `is` and its list of issues) imported alone:",
    "",
    table(["", "minified", "gzipped", "import to first answer"], rows),
    "",
  ];
}

function row(measurement, byName, names) {
  const base = byName.get("hand-written");
  const ratios = names.map((name) => {
    const own = byName.get(name);
    if (own.length === 0) return undefined;
    // What else a machine does only adds to a time, so the least of some tells most.
    const time = Math.min(...own);
    return name === "hand-written" ? time : time / Math.min(...base);
  });
  const least = Math.min(...ratios.filter((ratio, index) => ratio !== undefined && names[index] !== "hand-written"));
  const cells = ratios.map((ratio, index) => {
    if (ratio === undefined) return "–";
    if (names[index] === "hand-written") return duration(ratio);
    const text = ratio.toFixed(ratio < 10 ? 2 : 0);
    return ratio === least ? `**${text}**` : text;
  });
  return [`${measurement.case}: \`${measurement.function}\`, ${measurement.inputs}`, ...cells];
}

function duration(nanoseconds) {
  return nanoseconds < 10_000
    ? `${nanoseconds.toFixed(nanoseconds < 100 ? 1 : 0)} ns`
    : `${(nanoseconds / 1e6).toFixed(2)} ms`;
}

function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`;
}

function table(head, rows) {
  return [head, head.map((_, index) => (index === 0 ? ":--" : "--:")), ...rows]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}

function versions() {
  const { dependencies } = JSON.parse(readFileSync(join(import.meta.dirname, "package.json"), "utf8"));
  return Object.entries(dependencies)
    .map(([name, version]) => `${name} ${version}`)
    .join(", ");
}
