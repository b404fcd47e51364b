// What a tablet downloads before the sign-in screen is usable: the entry and everything it imports at once.
import { readFileSync } from 'node:fs';

const manifest = JSON.parse(readFileSync(new URL('./pwa/dist/.vite/manifest.json', import.meta.url), 'utf8'));
const first = new Set();
const styles = new Set();

function follow(key) {
  const chunk = manifest[key];
  if (!chunk || first.has(chunk.file)) return;
  first.add(chunk.file);
  for (const style of chunk.css ?? []) styles.add(style);
  for (const next of chunk.imports ?? []) follow(next);
}
for (const [key, chunk] of Object.entries(manifest)) if (chunk.isEntry) follow(key);

const inDist = (files) => [...files].map((file) => `pwa/dist/${file}`);

export default [
  {
    name: 'JavaScript before the sign-in screen is usable',
    path: inDist([...first].filter((file) => file.endsWith('.js'))),
    limit: '150 kB',
    gzip: true,
  },
  { name: 'Styles before the sign-in screen is usable', path: inDist(styles), limit: '20 kB', gzip: true },
];
