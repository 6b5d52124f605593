/** A parameter that is the whole query, once the schemas are known: the fields of a form, and what gets lost. */
import { verdictOn } from "./accepts.js";
import type { FormContent, Operation, Parameter, ParameterGroup } from "./api.js";
import { completeFields, type FormContext } from "./form-fields.js";
import { partsOf } from "./same-value.js";
import type { SchemaId } from "./schema.js";

/** Without a querystring that is a form and cannot be written; an operation that cannot do without is left out. */
export function completeQuerystring(
  operation: Operation,
  context: FormContext,
  keys: ReadonlySet<string>,
): readonly Operation[] {
  const group = operation.parameters.find((each) => each.in === "querystring");
  const [parameter] = group?.parameters ?? [];
  if (group === undefined || parameter?.serialization.kind !== "form") return [operation];
  const others = operation.parameters.filter((each) => each !== group);
  const completed = completeForm(parameter, group, context, keys);
  if (completed !== undefined) {
    const parameters = operation.parameters.map((each) =>
      each === group ? { ...group, parameters: [completed] } : each,
    );
    return [{ ...operation, parameters }];
  }
  if (!parameter.required) return [{ ...operation, parameters: others }];
  context.report.add("operation-left-out", operation.location, `${operation.method} ${operation.path}`);
  return [];
}

function completeForm(
  parameter: Parameter,
  group: ParameterGroup,
  context: FormContext,
  keys: ReadonlySet<string>,
): Parameter | undefined {
  const { serialization } = parameter;
  if (serialization.kind !== "form") return parameter;
  // The schema that was read may since have got a form for requests.
  const schema = valueSchema(parameter, group, context);
  const content = { ...serialization, mediaType: "application/x-www-form-urlencoded", examples: [] } as const;
  const completed = schema && completeFields({ ...content, schema }, context);
  if (completed === undefined || !leavesKeys(completed, parameter, context, keys)) return undefined;
  return { ...parameter, serialization: { ...serialization, schema: completed.schema, fields: completed.fields } };
}

/** A field that is a key is neither sent nor read; a form that requires it cannot be honoured. Both are reported. */
function leavesKeys(
  { schema, fields }: FormContent,
  { location, wireName, required }: Parameter,
  { drafts, project, report }: FormContext,
  keys: ReadonlySet<string>,
): boolean {
  const parts = partsOf(schema, drafts).flatMap(({ draft }) => draft.assertions);
  const demanded = parts.flatMap((assertion) => (assertion.kind === "required" ? assertion.wireNames : []));
  const edges = new Map(project(schema).object?.properties.map((property) => [property.wireName, property.edge]));
  const names = fields.map((field) => field.wireName).filter((name) => keys.has(`query ${name}`));
  const needed = names.find((name) => demanded.includes(name));
  if (needed !== undefined) {
    const instead = required ? "the operation is left out" : "it is neither sent nor read";
    report.add("crowded-querystring", location, wireName, `key ${needed}, which it requires as a field`, instead);
    return false;
  }
  for (const name of names) {
    const [property] = edges.get(name) ?? [];
    const at = property === undefined ? location : drafts.get(property)?.location;
    report.add("ineffective-keyword", at, `field ${name}`, "it is the key that the security of the operation asks for");
  }
  return true;
}

/** Where there need not be a value, an empty query is none (`decodeQuerystring`), and so is what is written as one. */
export function reportEmptyQueries(operations: readonly Operation[], context: FormContext): void {
  const groups = operations.flatMap(({ parameters }) => parameters.filter((group) => group.in === "querystring"));
  for (const group of groups) {
    for (const parameter of group.parameters.filter(({ required }) => !required)) {
      const schema = valueSchema(parameter, group, context);
      const losses = schema === undefined ? [] : emptyLosses(parameter, schema, context);
      const { report, drafts } = context;
      if (schema !== undefined && losses.length > 0)
        report.add("ambiguous-parameter-value", drafts.get(schema)?.location, "parameter", losses);
    }
  }
}

function emptyLosses({ serialization }: Parameter, schema: SchemaId, { drafts }: FormContext): readonly string[] {
  const allows = (value: "" | Readonly<Record<string, never>>): boolean =>
    verdictOn(value, schema, drafts).kind !== "rejected";
  if (serialization.kind === "form") return allows({}) ? ["an empty object arrives as none at all"] : [];
  return serialization.kind === "text" && allows("") ? ["an empty text arrives as none at all"] : [];
}

function valueSchema({ wireName }: Parameter, group: ParameterGroup, { drafts }: FormContext): SchemaId | undefined {
  const listed = drafts.get(group.schema)?.assertions.find((assertion) => assertion.kind === "properties");
  return listed?.properties.find((property) => property.wireName === wireName)?.schema;
}
