import path from 'node:path';

/** What the starter tells the demo; see infra/dev/src/processes.ts. */
export interface DemoEnvironment {
  /** The gateway. */
  readonly url: string;
  readonly graphUrl: string;
  /** `/token` of the development issuer. */
  readonly tokenUrl: string;
  /** Where to write the documents that were asked; undefined for nowhere. */
  readonly documentsFile?: string | undefined;
  /** Where to write each of them as it was first asked, by whom and with which variables; undefined for nowhere. */
  readonly askedFile?: string | undefined;
}

/** Rosters and their control totals stand here; dist/ is as deep as src/. */
export const DATA_FOLDER = path.resolve(__dirname, '../data');

/** The repository's folder: the programs that the demo runs beside it stand there. */
export const REPOSITORY = path.resolve(__dirname, '../../..');

/** pack.json and people.json. */
export const PACK_FOLDER = path.resolve(__dirname, '..');

/** Reads the environment. Throws an Error that names every variable that is missing. */
export function demoEnvironment(source: NodeJS.ProcessEnv): DemoEnvironment {
  const missing = ['ANZHI_URL', 'ANZHI_GRAPH_URL', 'ANZHI_TOKEN_URL'].filter((name) => !source[name]);
  if (missing.length > 0) {
    throw new Error(`${missing.join(', ')} not set: the demo is started by "npm start", not by itself`);
  }
  const read = (name: string) => source[name] ?? '';
  return {
    url: read('ANZHI_URL'),
    graphUrl: read('ANZHI_GRAPH_URL'),
    tokenUrl: read('ANZHI_TOKEN_URL'),
    documentsFile: source['ANZHI_DOCUMENTS_FILE'],
    askedFile: source['ANZHI_ASKED_FILE'],
  };
}
