/** `npm start`: builds the page and serves it. `--port N` or PORT asks for one port, `--host H` or HOST for other visitors than this machine. */
import util from 'node:util';
import { ensureDependencies, root } from './setup.mjs';

const { values } = util.parseArgs({ options: { port: { type: 'string' }, host: { type: 'string' } } });
const wanted = values.port ?? process.env.PORT;
const port = Number(wanted ?? 4173);

/** Builds and serves; returns the address. */
async function start() {
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`The port is "${wanted}"; give a whole number from 0 to 65535.`);
  ensureDependencies();
  const { build, preview } = await import('vite');
  await build({ root, logLevel: 'warn' });
  // 127.0.0.1 answers to "localhost" everywhere; a port that was asked for is not exchanged for another.
  const host = values.host ?? process.env.HOST ?? '127.0.0.1';
  const server = await preview({ root, preview: { host, port, strictPort: wanted !== undefined } });
  const stop = () => server.close().then(() => process.exit(0));
  process.on('SIGINT', stop).on('SIGTERM', stop);
  return `http://${host === '127.0.0.1' ? 'localhost' : host}:${server.httpServer.address().port}/`;
}

try {
  console.log(`Replayground is at ${await start()} (ctrl-c stops it).`);
} catch (error) {
  console.error(`start: ${error.message}`);
  process.exit(1);
}
