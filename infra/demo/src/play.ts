import type { GraphClient } from './client.js';
import type { Site, Stage, Step } from './stage.js';

const seconds = (from: number) => ((Date.now() - from) / 1_000).toFixed(1);

/** Progress of long steps is said at most this often. */
const SAY_EVERY_MS = 2_000;

/** Plays the steps in order and says what came of each. A step that fails ends the story with its title in the message. */
export async function playStory(
  client: GraphClient,
  site: Site,
  steps: readonly Step[],
  say: (line: string) => void,
): Promise<void> {
  const began = Date.now();
  for (const [index, step] of steps.entries()) {
    const mark = `demo    ${String(index + 1).padStart(2)}/${steps.length}`;
    const from = Date.now();
    let said = from;
    const progress: Stage['progress'] = (done, total, what) => {
      if (done < total && Date.now() - said < SAY_EVERY_MS) return;
      said = Date.now();
      say(`${mark}   ${what} ${done}/${total}`);
    };
    const came = await step.play({ client, site, progress }).catch((error: Error) => {
      throw new Error(`step ${index + 1} "${step.title}": ${error.message}`, { cause: error });
    });
    say(`${mark} ${step.title}: ${came} (${seconds(from)} s)`);
  }
  say(`demo    played in ${seconds(began)} s`);
}
