import type { StandardSchemaV1 as Published } from "@standard-schema/spec";
import { describe, expect, expectTypeOf, it } from "vitest";
import { type ApiError, isClientError } from "../../templates/runtime/client-errors.js";
import {
  noContent,
  type ClientOperation,
  type DeclaredSuccess,
  type ReadHeaders,
} from "../../templates/runtime/client-operation.js";
import { asResult, asTypedResult, type CallResult } from "../../templates/runtime/client-result.js";
import type { Fetch, RuntimeClientOptions } from "../../templates/runtime/client-options.js";
import type { Unrecognized } from "../../templates/runtime/open-enum.js";
import type { StandardSchemaV1 } from "../../templates/runtime/standard-schema.js";
import { findDeclared, type OtherStatus, type StatusIn } from "../../templates/runtime/status.js";
import {
  type Auth,
  type Conflict,
  createPet,
  createPetOperation,
  isCreatePetError,
  type Pet,
  type Problem,
  validatePet,
} from "./client-pets.js";

describe("StatusIn", () => {
  it("is the hundred statuses of its range, as numbers", () => {
    expectTypeOf<400 | 404 | 499>().toExtend<StatusIn<"4XX">>();
    expectTypeOf<399 | 500>().exclude<StatusIn<"4XX">>().toEqualTypeOf<399 | 500>();
    expectTypeOf<StatusIn<"4XX">>().toExtend<number>();
    expectTypeOf<StatusIn<"2XX" | "5XX">>().toEqualTypeOf<StatusIn<"2XX"> | StatusIn<"5XX">>();
  });
});

describe("OtherStatus", () => {
  it("is the statuses of answers with content but redirects and those that are declared, as numbers", () => {
    type Others = OtherStatus<200 | 429 | "5XX">;
    expectTypeOf<201 | 300 | 404 | 499>().toExtend<Others>();
    expectTypeOf<199 | 200 | 301 | 302 | 303 | 307 | 308 | 429 | 500 | 599 | 600>()
      .exclude<Others>()
      .toEqualTypeOf<199 | 200 | 301 | 302 | 303 | 307 | 308 | 429 | 500 | 599 | 600>();
    expectTypeOf<OtherStatus<"2XX" | "3XX" | "4XX">>().toEqualTypeOf<StatusIn<"5XX">>();
    type Contents = Exclude<StatusIn<"2XX" | "3XX" | "4XX" | "5XX">, 204 | 205 | 301 | 302 | 303 | 304 | 307 | 308>;
    expectTypeOf<OtherStatus<101>>().toEqualTypeOf<Contents>();
    expectTypeOf<OtherStatus>().toEqualTypeOf<Contents>();
  });
});

describe("findDeclared", () => {
  const all = [{ status: "default" }, { status: "4XX" }, { status: 404 }] as const;

  it.each([
    [404, all[2]],
    [400, all[1]],
    [499, all[1]],
    [500, all[0]],
    [399, all[0]],
  ])("prefers the exact status, then the range, then the default: %i", (status, declared) => {
    expect(findDeclared(all, status)).toBe(declared);
    expect(findDeclared([...all].reverse(), status)).toBe(declared);
  });

  it("finds nothing where nothing covers the status", () => {
    expect(findDeclared([{ status: 200 }, { status: "4XX" }], 201)).toBeUndefined();
  });

  it.each([0, 101, 199, 600, 999])("does not take for a default what is no status of an answer: %i", (status) => {
    expect(findDeclared([{ status: "default" }], status)).toBeUndefined();
  });
});

describe("the type of an operation", () => {
  it("holds the validators of successes to the result", () => {
    // @ts-expect-error: a pet is promised
    const operation: ClientOperation<{ name: string }, CallResult<200, Problem>, never> = {
      ...createPetOperation,
      failure: [],
    };
    expect(operation.id).toBe("createPet");
  });

  it("holds each success to the body that is promised for its status", () => {
    type Result = CallResult<200, Pet> | CallResult<202, Problem> | CallResult<204, undefined>;
    type Declared = ReturnType<ClientOperation<undefined, Result, never>["success"]>[number];
    const declared: readonly Declared[] = [
      asResult({ status: 200, mediaType: "application/json", validate: validatePet }),
      asResult({ status: 204, validate: noContent }),
      // @ts-expect-error: a problem is promised
      asResult({ status: 202, mediaType: "application/json", validate: validatePet }),
      // @ts-expect-error: nothing is promised for 201
      asResult({ status: 201, mediaType: "application/json", validate: validatePet }),
      // @ts-expect-error: a pet is promised for 200 alone
      asResult({ status: "2XX", mediaType: "application/json", validate: validatePet }),
    ];
    expect(declared.map(({ status }) => status)).toEqual([200, 204, 202, 201, "2XX"]);
  });

  it("holds a range to the statuses that are not declared by themselves", () => {
    const others = asResult({ status: "2XX", except: [200], mediaType: "application/json", validate: validatePet });
    expectTypeOf(others).toEqualTypeOf<DeclaredSuccess<CallResult<Exclude<StatusIn<"2XX">, 200>, Pet>>>();
    expect(others.status).toBe("2XX");
  });

  it("holds the headers of a success, and of a failure, to what is promised", () => {
    interface Left {
      readonly left: number;
    }
    const read = (): ReadHeaders<Left> => ({ value: { left: 1 } });
    type Success = DeclaredSuccess<CallResult<200, Pet, Left>>;
    const typed: Success = asTypedResult(read, { status: 200, mediaType: "application/json", validate: validatePet });
    // @ts-expect-error: headers are promised
    const untyped: Success = asResult({ status: 200, mediaType: "application/json", validate: validatePet });
    type Failure = ClientOperation<undefined, never, ApiError<404, Pet, Left>>["failure"][number];
    const failure: Failure = { status: 404, mediaType: "application/json", validate: validatePet, headers: read };
    // @ts-expect-error: headers are promised
    const headless: Failure = { status: 404, mediaType: "application/json", validate: validatePet };
    expect([typed.status, untyped.status, failure.status, headless.status]).toEqual([200, 200, 404, 404]);
  });

  it("holds the validator of a failure to the body that is promised for its status", () => {
    type Failure = ApiError<404, Pet> | ApiError<StatusIn<"5XX">, Problem>;
    const declared: ClientOperation<undefined, Pet, Failure>["failure"] = [{ status: 404, validate: validatePet }];
    const swapped: ClientOperation<undefined, Pet, Failure>["failure"] = [
      // @ts-expect-error: a problem is promised
      { status: "5XX", validate: validatePet },
    ];
    const undeclared: ClientOperation<undefined, Pet, Failure>["failure"] = [
      // @ts-expect-error: nothing is promised for 403
      { status: 403, validate: validatePet },
    ];
    expect([declared, swapped, undeclared]).toHaveLength(3);
  });

  it("holds the validator of a default to the body that is promised for the statuses that it covers", () => {
    type Failure = ApiError<404, Pet> | ApiError<OtherStatus<200 | 404>, Problem>;
    const declared: ClientOperation<undefined, Pet, Failure>["failure"] = [
      { status: "default", validate: () => ({ value: { title: "t" } }) },
    ];
    const swapped: ClientOperation<undefined, Pet, Failure>["failure"] = [
      // @ts-expect-error: a problem is promised
      { status: "default", validate: validatePet },
    ];
    type Rest = ApiError<OtherStatus<"2XX" | "3XX" | "4XX">, Pet>;
    const rest: ClientOperation<undefined, Pet, Rest>["failure"] = [{ status: "default", validate: validatePet }];
    type None = ApiError<OtherStatus<"2XX" | "3XX" | "4XX" | "5XX">, Pet>;
    const none: ClientOperation<undefined, Pet, None>["failure"] = [{ status: "default", validate: validatePet }];
    expect([declared, swapped, rest, none]).toHaveLength(4);
  });

  it("tells the body of a failure by its status", () => {
    const read = (error: unknown): string | undefined => {
      if (!isCreatePetError(error)) return undefined;
      expectTypeOf(error.body).toEqualTypeOf<Conflict | Problem>();
      if (error.status === 404) {
        expectTypeOf(error.body).toEqualTypeOf<Problem>();
        return error.body.title;
      }
      return error.requestId;
    };
    expect(read(new Error("another"))).toBeUndefined();
  });

  it("tells errors apart by their kind", () => {
    const read = (error: unknown): number | undefined => {
      if (!isClientError(error)) return undefined;
      if (error.kind === "contract") return error.issues.length;
      if (error.kind === "api" || error.kind === "undeclared-status") return error.status;
      expectTypeOf(error.status).toEqualTypeOf<number | undefined>();
      return error.attempts;
    };
    expect(read(new Error("another"))).toBeUndefined();
  });

  it("takes the credentials of one scheme at least", () => {
    type Options = RuntimeClientOptions<Auth>;
    expectTypeOf<{ auth: { token: string } }>().toExtend<Options>();
    expectTypeOf<{ auth: () => Promise<{ apiKey: { username: string } }> }>().toExtend<Options>();
    expectTypeOf<{ auth: {} }>().not.toExtend<Options>();
    expectTypeOf(createPet).returns.resolves.toEqualTypeOf<Pet>();
  });

  it("takes the global fetch", () => {
    expectTypeOf<typeof globalThis.fetch>().toExtend<Fetch>();
  });
});

describe("Unrecognized", () => {
  it("can be read, is what remains after the listed values, and cannot be written", () => {
    const word = (status: Pet["status"]): string => {
      switch (status) {
        case "available":
        case "sold":
          expectTypeOf(status).toEqualTypeOf<"available" | "sold">();
          return status;
        default:
          expectTypeOf(status).toEqualTypeOf<Unrecognized>();
          return status.toUpperCase();
      }
    };
    // @ts-expect-error: not a listed value
    const written: Pet["status"] = "adopted";
    expect(word(written)).toBe("ADOPTED");
  });
});

describe("StandardSchemaV1", () => {
  it("is the published interface, in both directions", () => {
    expectTypeOf<StandardSchemaV1<string, number>>().toExtend<Published<string, number>>();
    expectTypeOf<Published<string, number>>().toExtend<StandardSchemaV1<string, number>>();
    expectTypeOf<StandardSchemaV1>().toEqualTypeOf<Published>();
    expectTypeOf<Published.InferOutput<StandardSchemaV1<string, Pet>>>().toEqualTypeOf<Pet>();
    expectTypeOf<Published.InferInput<StandardSchemaV1<string, Pet>>>().toEqualTypeOf<string>();
  });

  it("takes a validator as it is", async () => {
    const petSchema: StandardSchemaV1<Pet> = {
      "~standard": { version: 1, vendor: "specwright", validate: validatePet },
    };
    const published: Published<Pet> = petSchema;
    const result = await published["~standard"].validate({});
    expect(result.issues?.map(({ path, message }) => ({ path, message }))).toEqual([
      { path: ["id"], message: "must be a string" },
    ]);
  });
});
