import type { Validation } from "./issue.js";

/** A validator whose valid values become something else: `mapValid(validatePet, fillPetDefaults)`. */
export function mapValid<Value, Result>(
  validate: (value: unknown) => Validation<Value>,
  map: (value: Value) => Result,
): (value: unknown) => Validation<Result> {
  return (value) => {
    const validation = validate(value);
    return validation.issues ? validation : { value: map(validation.value) };
  };
}
