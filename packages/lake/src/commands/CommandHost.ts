import type { LakeConfiguration } from '../types/configuration.ts';

/** The program that offers the lake's commands: this package, or a product that embeds it. */
export type CommandHost = {
  /** The command line of a command, such as `local-lake token`. */
  spell(command: string): string;
  /** The default project. */
  project: string;
  /**
   * The default data folder. `isNamed` is true if the environment sets it; no other folder is then considered.
   *
   * @throws CommandError if the lake is not on this machine.
   */
  findFolder(): { path: string; isNamed: boolean };
  /** The default data folder as the usage shows it. */
  folderText: string;
  configurationOf(project: string): LakeConfiguration;
  logLevel: string;
  /** If true, a supervisor process ends the lake. SIGINT is then ignored, because Ctrl+C sends it to both. */
  isSupervised: boolean;
  whenStarted?(): void;
};
