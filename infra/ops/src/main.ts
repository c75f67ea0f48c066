import { runAuditVerify } from './audit-verify.js';
import { followsOf } from './follows-of.js';
import { runReconcile } from './reconcile.js';
import { runRepublish } from './republish.js';
import { type OpsReport, type OpsRequest, parseOpsRequest } from './request.js';

const USAGE = `usage, with the URL of each service's app role in <SERVICE>_DATABASE_URL:
  npm run audit:verify -w services/<name> [-- --factory gz-01]
      recomputes the audit chain
  npm run republish -w services/<name> [-- --from <ISO instant>] [--factory gz-01] [--again]
      sends published events again; NATS_URL has the login of the service's own user;
      --again uses new message ids, for a stream that still holds the events
  npm run reconcile -w services/<name> [-- --from <ISO instant>] [--factory gz-01]
      compares the outbox with the inbox of each follower whose URL is set
exit: 0 all is well, 1 something is not, 2 the call or the environment is wrong`;

type Command = (request: OpsRequest, source: NodeJS.ProcessEnv) => Promise<OpsReport>;

const COMMANDS: Readonly<Record<string, Command>> = {
  'audit:verify': runAuditVerify,
  republish: runRepublish,
  reconcile: (request, source) => runReconcile(request, source, followsOf),
};

async function main([name = '', ...args]: readonly string[], source: NodeJS.ProcessEnv): Promise<number> {
  const command = COMMANDS[name];
  try {
    if (!command) throw new Error(`no such command: ${name}`);
    const request = parseOpsRequest(args);
    const report = await command(request, source);
    for (const line of report.lines) console.log(line);
    return report.ok ? 0 : 1;
  } catch (error) {
    console.error(`${(error as Error).message}\n${USAGE}`);
    return 2;
  }
}

void main(process.argv.slice(2), process.env).then((code) => {
  process.exitCode = code;
});
