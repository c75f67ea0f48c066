import { writeFileSync } from 'node:fs';
import { type Asked, openClient } from './client.js';
import { writeDocuments } from './documents.js';
import { demoEnvironment } from './environment.js';
import { playStory } from './play.js';
import { playPolicyFactory } from './policy/story.js';
import { SITE } from './stage.js';
import { story } from './story/story.js';

async function main(): Promise<void> {
  const environment = demoEnvironment(process.env);
  const firstAsked = new Map<string, Asked>();
  const client = openClient(environment, (asked) => {
    if (!firstAsked.has(asked.document)) firstAsked.set(asked.document, asked);
  });
  const say = (line: string) => console.log(line);
  await playPolicyFactory(client, say);
  // Last, so that its scorecard is what the demo ends with.
  await playStory(client, SITE, story, say);
  if (environment.documentsFile) writeDocuments(environment.documentsFile, firstAsked.keys());
  if (environment.askedFile) writeFileSync(environment.askedFile, JSON.stringify([...firstAsked.values()]));
}

main().catch((error: Error) => {
  console.error(`demo failed: ${error.message}`);
  process.exitCode = 1;
});
