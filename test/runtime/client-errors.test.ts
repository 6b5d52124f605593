import { describe, expect, it, vi } from "vitest";
import {
  AbortError,
  ApiError,
  ClientError,
  ContractError,
  isApiError,
  isClientError,
  NetworkError,
  TimeoutError,
  UndeclaredStatusError,
} from "../../templates/runtime/client-errors.js";

const facts = { operationId: "createPet", attempts: 1 };
const answer = { status: 404, headers: new Headers(), body: undefined };

const errors = [
  new ApiError("m", facts, answer),
  new UndeclaredStatusError("m", facts, answer),
  new ContractError("m", facts, answer, "syntax", []),
  new NetworkError("m", facts, undefined),
  new TimeoutError("m", facts, undefined),
  new AbortError("m", facts, undefined),
];

describe("client errors", () => {
  it.each(errors)("are errors, client errors, and of a kind: $name", (error) => {
    expect(error).toBeInstanceOf(Error);
    expect(error).toBeInstanceOf(ClientError);
    expect(error.name).toBe(error.constructor.name);
    expect(isClientError(error)).toBe(true);
    expect(isApiError(error)).toBe(error.kind === "api");
  });

  it("have six kinds", () => {
    expect(errors.map(({ kind }) => kind)).toEqual([
      "api",
      "undeclared-status",
      "contract",
      "network",
      "timeout",
      "abort",
    ]);
  });

  it("are not taken for those of another operation", () => {
    const error = new ApiError("m", facts, answer);
    expect(isApiError(error, "createPet")).toBe(true);
    expect(isApiError(error, "listPets")).toBe(false);
  });

  it.each([undefined, null, "api", 404, {}, { kind: "api" }, new Error("api"), () => "api"])(
    "are nothing else: %o",
    (other) => {
      expect(isClientError(other)).toBe(false);
      expect(isApiError(other)).toBe(false);
    },
  );

  it("are recognised by another copy of the package", async () => {
    vi.resetModules();
    const copy = await import("../../templates/runtime/client-errors.js");
    const foreign = new copy.ApiError("m", facts, answer);
    expect(foreign).not.toBeInstanceOf(ClientError);
    expect(isClientError(foreign)).toBe(true);
    expect(isApiError(foreign, "createPet")).toBe(true);
  });

  it("show no brand when they are listed", () => {
    expect(Reflect.ownKeys({ ...new ApiError("m", facts, answer) }).filter((key) => typeof key === "symbol")).toEqual(
      [],
    );
  });

  it("know what the answer had said before it broke off", () => {
    const head = { status: 200, headers: new Headers({ "request-id": "r1" }) };
    expect(new NetworkError("m", { ...facts, cause: "why" }, head)).toMatchObject({
      status: 200,
      requestId: "r1",
      cause: "why",
    });
    expect(new NetworkError("m", facts, undefined).status).toBeUndefined();
  });
});
