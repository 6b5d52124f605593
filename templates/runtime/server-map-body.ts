import type { BodyReader } from "./server-route.js";

/** Reads a body and makes something else of it once it is valid: `mapBody(requiredBody(…), fillPetDefaults)`. */
export function mapBody<Body, Result>(reader: BodyReader<Body>, map: (body: Body) => Result): BodyReader<Result> {
  return {
    ...reader,
    read: async (content) => {
      const read = await reader.read(content);
      return read.problem ? read : { body: map(read.body) };
    },
  };
}
