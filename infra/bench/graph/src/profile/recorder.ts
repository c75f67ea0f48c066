// Loaded into a service before its own code: SIGUSR2 begins a CPU profile, the next SIGUSR2 ends it and writes it to PROFILE_FOLDER as <pid>.cpuprofile.
import { renameSync, writeFileSync } from 'node:fs';
import { type Profiler, Session } from 'node:inspector';
import path from 'node:path';

const folder = process.env['PROFILE_FOLDER'];
const SAMPLE_EVERY_US = 200;

let session: Session | null = null;

function begin(): Session {
  const begun = new Session();
  begun.connect();
  begun.post('Profiler.enable');
  begun.post('Profiler.setSamplingInterval', { interval: SAMPLE_EVERY_US });
  begun.post('Profiler.start');
  return begun;
}

function end(ending: Session): void {
  ending.post('Profiler.stop', (error: Error | null, result: Profiler.StopReturnType) => {
    ending.disconnect();
    if (error) throw error;
    const file = path.join(folder ?? '.', `${process.pid}.cpuprofile`);
    // Under its name only when it is whole: somebody waits for the name.
    writeFileSync(`${file}.part`, JSON.stringify(result.profile));
    renameSync(`${file}.part`, file);
  });
}

if (folder)
  process.on('SIGUSR2', () => {
    if (session) end(session);
    session = session ? null : begin();
  });
