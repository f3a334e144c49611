// Loads and saves each file of routes as the visual editor Kaoto does, and fails if that changes the file or if the
// editor would mark a step as not configured.
//
//   npm ci --ignore-scripts && npm run check      shows what a save would change
//   npm run save                                  saves the files
import { DOMParser, XMLSerializer } from '@xmldom/xmldom';
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = dirname(fileURLToPath(import.meta.url));
const PROJECT = join(HERE, '../../..');
const FOLDERS = ['routes', 'examples'];
const CATALOGS = join(HERE, 'node_modules/@kaoto/kaoto/lib/camel-catalog');

async function loadKaoto(scratch) {
  // Kaoto expects a browser.
  Object.assign(globalThis, { DOMParser, XMLSerializer });
  const bundle = join(scratch, 'kaoto.cjs');
  await build({
    absWorkingDir: HERE,
    entryPoints: ['kaoto.mjs'],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    logLevel: 'error',
    loader: { '.scss': 'empty', '.css': 'empty', '.svg': 'empty', '.png': 'empty' },
  });
  return createRequire(import.meta.url)(bundle);
}

// The newest catalog of Camel Main is the one that the editor opens with.
function loadCatalog({ CamelCatalogService, CatalogKind }) {
  const read = (path) => JSON.parse(readFileSync(join(CATALOGS, path), 'utf8'));
  const { fileName } = read('index.json').definitions.find(({ runtime }) => runtime === 'Main');
  const { catalogs } = read(fileName);
  const load = (kind, name) =>
    CamelCatalogService.setCatalogKey(kind, read(join(dirname(fileName), catalogs[name].file)));
  load(CatalogKind.Component, 'components');
  load(CatalogKind.Processor, 'models');
  load(CatalogKind.Pattern, 'patterns');
  load(CatalogKind.Entity, 'entities');
  load(CatalogKind.Language, 'languages');
  load(CatalogKind.Dataformat, 'dataformats');
  load(CatalogKind.Loadbalancer, 'loadbalancers');
  load(CatalogKind.Function, 'functions');
}

function routeFiles(folder) {
  if (!existsSync(folder)) {
    return [];
  }
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.camel.yaml'))
    .sort()
    .map((file) => join(folder, file));
}

function nodes(node) {
  return [node, ...(node.getChildren() ?? []).flatMap(nodes)];
}

function unconfigured(resource) {
  return resource.getVisualEntities().flatMap((entity) =>
    nodes(entity.toVizNode())
      .map((node) => [node.data.path, entity.getNodeValidationText(node.data.path)])
      .filter(([, problem]) => problem)
      .map(([path, problem]) => `${entity.id}: ${path}: ${problem}`),
  );
}

function showDifference(file, saved, scratch) {
  const other = join(scratch, 'saved.camel.yaml');
  writeFileSync(other, saved);
  spawnSync('git', ['--no-pager', 'diff', '--no-index', '--no-color', file, other], { stdio: 'inherit' });
}

const saves = process.argv.includes('--save');
const scratch = mkdtempSync(join(tmpdir(), 'kaoto-'));
let wrong = 0;
try {
  const kaoto = await loadKaoto(scratch);
  loadCatalog(kaoto);
  const files = FOLDERS.flatMap((folder) => routeFiles(join(PROJECT, folder)));
  if (files.length === 0) {
    throw new Error('no files of routes were found');
  }
  for (const file of files) {
    const name = relative(PROJECT, file);
    const text = readFileSync(file, 'utf8');
    const resource = kaoto.CamelResourceFactory.createCamelResource(text, { path: file });
    const saved = resource.toString();
    if (saved !== text && saves) {
      writeFileSync(file, saved);
      console.log(`saved: ${name}`);
    } else if (saved !== text) {
      wrong++;
      console.error(`${name} is not as Kaoto saves it; run: npm --prefix src/test/kaoto run save`);
      showDifference(file, saved, scratch);
    }
    for (const problem of unconfigured(resource)) {
      wrong++;
      console.error(`${name}: ${problem}`);
    }
  }
  if (wrong === 0) {
    console.log(`ok: ${files.length} files are as Kaoto saves them, with every step configured`);
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
process.exitCode = wrong === 0 ? 0 : 1;
