/** The fields of a form that is the whole query, once the schemas are known. */
import type { Operation, Parameter, ParameterGroup } from "./api.js";
import { completeFields, type FormContext } from "./form-fields.js";

/** Without a querystring that is a form and cannot be written; an operation that cannot do without is left out. */
export function completeQuerystring(operation: Operation, context: FormContext): readonly Operation[] {
  const group = operation.parameters.find((each) => each.in === "querystring");
  const [parameter] = group?.parameters ?? [];
  if (group === undefined || parameter?.serialization.kind !== "form") return [operation];
  const others = operation.parameters.filter((each) => each !== group);
  const completed = completeForm(parameter, group, context);
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

function completeForm(parameter: Parameter, group: ParameterGroup, context: FormContext): Parameter | undefined {
  const { serialization, wireName } = parameter;
  if (serialization.kind !== "form") return parameter;
  // The schema that was read may since have got a form for requests.
  const listed = context.drafts.get(group.schema)?.assertions.find((assertion) => assertion.kind === "properties");
  const schema = listed?.properties.find((property) => property.wireName === wireName)?.schema;
  const content = { ...serialization, mediaType: "application/x-www-form-urlencoded", examples: [] } as const;
  const completed = schema && completeFields({ ...content, schema }, context);
  return (
    completed && {
      ...parameter,
      serialization: { ...serialization, schema: completed.schema, fields: completed.fields },
    }
  );
}
