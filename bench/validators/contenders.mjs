/** Who takes part: a module in `contenders/` each, and one for a single validator. */
export const contenders = [
  "hand-written",
  "specwright",
  "typia",
  "sinclair",
  "typebox",
  "ajv",
  "ajv-standalone",
  "arktype",
  "zod",
  "valibot",
];

/** What is measured of each case: the function of a contender, and the inputs that go into it. */
export const measurements = [
  ...["request", "answer", "answers", "union", "assertLoose", "assertStrict"].flatMap((name) => [
    { case: name, function: "is", inputs: "valid" },
    { case: name, function: "is", inputs: "invalid" },
    { case: name, function: "issues", inputs: "invalid" },
  ]),
  { case: "parseSafe", function: "parse", inputs: "valid" },
  { case: "parseSafe", function: "parse", inputs: "trimmed" },
  { case: "parseStrict", function: "parse", inputs: "valid" },
];
