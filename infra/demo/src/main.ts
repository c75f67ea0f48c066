import { openClient } from './client.js';
import { demoEnvironment } from './environment.js';
import { playStory } from './play.js';
import { story } from './story/story.js';

async function main(): Promise<void> {
  await playStory(openClient(demoEnvironment(process.env)), story, (line) => console.log(line));
}

main().catch((error: Error) => {
  console.error(`demo failed: ${error.message}`);
  process.exitCode = 1;
});
