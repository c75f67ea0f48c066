import { openClient } from './client.js';
import { demoEnvironment } from './environment.js';
import { playStory } from './play.js';
import { story } from './story/story.js';

const environment = demoEnvironment(process.env);
playStory(openClient(environment), story, (line) => console.log(line)).catch((error: Error) => {
  console.error(`demo failed: ${error.message}`);
  process.exitCode = 1;
});
