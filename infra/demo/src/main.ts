import { openClient } from './client.js';
import { writeDocuments } from './documents.js';
import { demoEnvironment } from './environment.js';
import { playStory } from './play.js';
import { playPolicyFactory } from './policy/story.js';
import { SITE } from './stage.js';
import { story } from './story/story.js';

async function main(): Promise<void> {
  const environment = demoEnvironment(process.env);
  const documents = new Set<string>();
  const client = openClient(environment, (document) => documents.add(document));
  const say = (line: string) => console.log(line);
  await playPolicyFactory(client, say);
  // Last, so that its scorecard is what the demo ends with.
  await playStory(client, SITE, story, say);
  if (environment.documentsFile) writeDocuments(environment.documentsFile, documents);
}

main().catch((error: Error) => {
  console.error(`demo failed: ${error.message}`);
  process.exitCode = 1;
});
