/** The command line's words: commands, options, help, and what becomes of errors. */
import { Command, CommanderError, Option } from "commander";
import type { Finding } from "../diagnostics/sarif.js";
import { Failure } from "../failure.js";
import { ownRelease } from "../package-root.js";
import { printers } from "../print/printer.js";
import { runCheck } from "./check-command.js";
import { runGenerate } from "./generate-command.js";
import { lockCommand } from "./lock-command.js";
import {
  formats,
  isDocument,
  packagesOf,
  type CommandOptions,
  type ExitCode,
  type PackageCommand,
  type Session,
} from "./session.js";
import type { Terminal } from "./terminal.js";

/**
 * Runs the command line: `run(["generate", "pets.yaml", "--out", "client"], terminal)`. Never throws; what goes wrong
 * is said on `err`.
 */
export async function run(words: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let exitCode: ExitCode = 0;
  const program = programFor(terminal);
  const act = (name: string, command: PackageCommand) => async (spec: string | undefined, options: CommandOptions) => {
    exitCode = await runCommand(name, command, { terminal, options }, spec);
  };
  addCommand(program, "generate", generateHelp)
    .action(act("generate", runGenerate))
    .option("--force", forceHelp)
    .option("--profile", profileHelp);
  addCommand(program, "check", checkHelp).action(act("check", runCheck)).option("--profile", profileHelp);
  addCommand(program, "watch", watchHelp)
    .option("--force", forceHelp)
    .action(async (spec: string | undefined, options: CommandOptions) => {
      exitCode = await watchUntilStopped({ terminal, options }, spec);
    });
  addCommand(program, "lock", lockHelp).action(act("lock", lockCommand()));
  try {
    await program.parseAsync(words, { from: "user" });
    return exitCode;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? 0 : 2;
  }
}

const generateHelp = "Write the package of a description: only the files that changed.";
const watchHelp = "Generate, and again whenever the description or the configuration changes, until Ctrl-C.";
const checkHelp =
  "Tell whether the package is up to date, without writing. Exits with 0 if so, 1 if not, 2 if unknown.";
const lockHelp = "Fetch what references to the network lead to, once: a lock file with digests, and copies beside it.";
const includeHelp = "only these operations: createPet, '/pets*', 'GET /pets', tag:pets; may be given several times";
const overlayHelp = "an OpenAPI Overlay to lay over the description; may be given several times";
const printerHelp = "who lays out the code: reference takes longer, to the same effect";
const componentsHelp = "which components have types and validators: those that operations reach, or all";
const profileHelp = "print where the time and the memory of the run went";
const forceHelp = "write over files in the way that specwright did not write";

function programFor(terminal: Terminal): Command {
  return new Command("specwright")
    .description("Writes a TypeScript package from an OpenAPI description: types, validators, a client, server stubs.")
    .version(ownRelease().version, "-v, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .helpCommand(false)
    .exitOverride()
    .configureOutput({
      writeOut: terminal.out.write,
      writeErr: terminal.err.write,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .addHelpText("after", `\n${examples}`);
}

const examples = `Examples:
  specwright generate openapi.yaml --out client    a package from a description
  specwright generate                              all that specwright.config.{json,yaml,js,ts} names
  specwright watch                                 the same, again after every change
  specwright check                                 in CI: is what is committed up to date?
  specwright check --format github                 the same, as annotations of a pull request
  specwright check --format sarif > report.sarif   the same, for code scanning
`;

function addCommand(program: Command, name: string, description: string): Command {
  return program
    .command(name)
    .description(description)
    .argument("[spec]", "the OpenAPI description, YAML or JSON (default: what the config file says)")
    .option("-o, --out <folder>", "the package's folder")
    .option("-c, --config <file>", "the config file (default: specwright.config.* in the working folder)")
    .addOption(new Option("--include <pattern>", includeHelp).argParser(listed))
    .addOption(new Option("--exclude <pattern>", "leave these out; may be given several times").argParser(listed))
    .addOption(new Option("--overlay <file>", overlayHelp).argParser(listed))
    .option("--lock <file>", "the lock file of what references to the network lead to")
    .option("--emit <names>", "which outputs, parted by commas: types,validators,client,server,package")
    .addOption(new Option("--components <which>", componentsHelp).choices(["reached", "all"]))
    .addOption(new Option("--format <format>", "how to say what there is to say").choices(formats).default("text"))
    .addOption(new Option("--printer <printer>", printerHelp).choices(printers).default("fast"))
    .option("-q, --quiet", "say nothing but what is wrong")
    .option("--strict", "take warnings for errors")
    .option("--verbose", "show the stack of an unexpected error")
    .option("--no-color", "no colour, even on a terminal");
}

/** An option that may be given several times. */
function listed(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

async function runCommand(
  name: string,
  command: PackageCommand,
  session: Session,
  spec: string | undefined,
): Promise<ExitCode> {
  const packages: unknown[] = [];
  const findings: Finding[] = [];
  let exitCode: ExitCode = 0;
  let before = 0;
  try {
    for (const config of await packagesOf(session, spec)) {
      const result = await command(session, config, before);
      packages.push(result.report);
      findings.push(result.finding);
      if (result.exitCode > exitCode) exitCode = result.exitCode;
      before = session.terminal.elapsed();
    }
    await writeDocument(session, { command: name, exitCode, packages }, findings);
    return exitCode;
  } catch (error) {
    await writeDocument(session, { command: name, exitCode: 2, error: messageOf(error), packages }, findings);
    sayError(session, error);
    return 2;
  }
}

function sayError(session: Session, error: unknown): void {
  if (!isDocument(session)) session.terminal.err.write(`${messageOf(error)}\n`);
  if (!(error instanceof Failure)) showStack(session, error);
}

async function watchUntilStopped(session: Session, spec: string | undefined): Promise<ExitCode> {
  const { runWatch } = await import("./watch-command.js");
  try {
    await runWatch(session, spec);
    return 0;
  } catch (error) {
    sayError(session, error);
    return 2;
  }
}

/** What `--format json` prints. */
interface Outcome {
  readonly command: string;
  readonly exitCode: ExitCode;
  readonly error?: string;
  readonly packages: readonly unknown[];
}

async function writeDocument(
  { terminal, options }: Session,
  outcome: Outcome,
  findings: readonly Finding[],
): Promise<void> {
  if (options.format === "json") terminal.out.write(`${JSON.stringify(outcome, undefined, 2)}\n`);
  if (options.format !== "sarif") return;
  const { renderSarif } = await import("../diagnostics/sarif.js");
  const { exitCode, error } = outcome;
  const invocation = { version: ownRelease().version, exitCode, ...(error === undefined ? {} : { failure: error }) };
  terminal.out.write(renderSarif(findings, invocation));
}

function messageOf(error: unknown): string {
  if (error instanceof Failure) return error.message;
  if (!(error instanceof Error)) return `specwright failed: ${String(error)}`;
  if (isSystemError(error)) return error.message;
  return `specwright failed, which is a fault of its own: ${error.message}`;
}

/** What the operating system refuses is no fault of ours, and its message names the file. */
function isSystemError(error: unknown): boolean {
  return error instanceof Error && "syscall" in error;
}

function showStack({ terminal, options }: Session, error: unknown): void {
  if (options.verbose || terminal.environment["DEBUG"]) {
    if (error instanceof Error) terminal.err.write(`${error.stack ?? ""}\n`);
  } else if (!isSystemError(error)) terminal.err.write("Run again with --verbose for the stack.\n");
}
