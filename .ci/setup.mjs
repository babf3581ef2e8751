/** Prepares for every other script: the dependencies, and a browser. Uses nothing but Node and npm. */
import './node.mjs';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** Path of a file of an installed package, to be run with this Node. */
export const tool = (path) => join(root, 'node_modules', path);

/** Prints a line for the person, on standard error so that standard output stays free for results. */
const say = (line) => process.stderr.write(`setup: ${line}\n`);

/** Runs a command with all its output on standard error; true if it ended well. */
function succeeds(command, args, options = {}) {
  return spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2], ...options }).status === 0;
}

const windows = process.platform === 'win32';
/** npm and npx are command files on Windows, which only a shell starts. */
const runNpm = (name, args) => succeeds(name, args, { shell: windows });

const readPackages = (path) => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : null);

/** Everything that the lock file asks of this machine is installed in the version that it asks for. */
function dependenciesAreCurrent() {
  const installed = readPackages(tool('.package-lock.json'));
  if (!installed) return false;
  const wanted = Object.entries(readPackages(join(root, 'package-lock.json')));
  return wanted.every(
    ([path, { version, optional }]) => path === '' || (optional && !installed[path]) || installed[path]?.version === version,
  );
}

/** Runs `npm ci` unless node_modules already holds what the lock file says. */
export function ensureDependencies() {
  // Vite, Vitest and npm choose their own: one that is set outside would leave out what they need.
  delete process.env.NODE_ENV;
  if (dependenciesAreCurrent()) return;
  say('installing the dependencies of package-lock.json with npm ci …');
  if (!runNpm('npm', ['ci', '--include=dev', '--no-audit', '--no-fund'])) {
    throw new Error('The dependencies could not be installed: run "npm ci" by hand and see what it reports.');
  }
}

/** The browser starts, and opens a page. On Windows a browser that is asked for something opens a window instead, so there a file must do. */
function starts(path) {
  if (windows) return existsSync(path);
  const succeedsWith = (args) => spawnSync(path, args, { stdio: 'ignore', timeout: 60_000 }).status === 0;
  return succeedsWith(['--version']) && succeedsWith(['--headless', '--no-sandbox', '--disable-gpu', '--dump-dom', 'about:blank']);
}

/** Paths where a Chromium or Chrome usually is, the ones on PATH first. */
function usualPlaces() {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, windows ? `${name}.exe` : name)));
  const fixed = {
    darwin: ['', process.env.HOME ?? ''].flatMap((home) => [
      `${home}/Applications/Google Chrome.app/Contents/MacOS/Google Chrome`,
      `${home}/Applications/Chromium.app/Contents/MacOS/Chromium`,
    ]),
    win32: [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
      .filter(Boolean)
      .flatMap((base) => [join(base, 'Google/Chrome/Application/chrome.exe'), join(base, 'Chromium/Application/chrome.exe')]),
  }[process.platform] ?? ['/usr/lib/chromium/chromium', '/opt/google/chrome/chrome', '/snap/bin/chromium'];
  return [...onPath, ...fixed].filter((path) => existsSync(path));
}

/** Playwright's own Chromium, if it was ever installed; null otherwise. */
async function playwrightChromium() {
  const { chromium } = await import('@playwright/test');
  const path = chromium.executablePath();
  return path && existsSync(path) && starts(path) ? path : null;
}

const isRootOnDebian = () => process.getuid?.() === 0 && existsSync('/etc/debian_version');

/** Path of a Chromium that starts: the one named by CHROMIUM_PATH, one on this machine, Playwright's, or one installed now. */
export async function findBrowser() {
  const named = process.env.CHROMIUM_PATH;
  if (named && starts(named)) return named;
  if (named) say(`CHROMIUM_PATH is ${named}, which does not start; looking for another browser.`);

  const here = usualPlaces().find(starts) ?? (await playwrightChromium());
  if (here) return here;

  say('no Chromium on this machine; asking Playwright to install one …');
  runNpm('npx', ['playwright', 'install', '--with-deps', 'chromium']);
  const installed = await playwrightChromium();
  if (installed) return installed;

  if (isRootOnDebian()) {
    say('Playwright could not install one; asking apt-get …');
    const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    if (succeeds('apt-get', ['update'], { env: environment })) succeeds('apt-get', ['install', '-y', 'chromium'], { env: environment });
    const packaged = usualPlaces().find(starts);
    if (packaged) return packaged;
  }
  throw new Error('No browser that starts was found: install Chromium or Google Chrome, or set CHROMIUM_PATH to one.');
}
