import { DataError } from '../dataError.ts';
import type { FileReply, FileRequest } from './protocol.ts';
import { createReading } from './reading.ts';

/* The worker that reads files: one table at a time, off the page's main thread. */

const reading = createReading();
const reply = (message: FileReply): void => self.postMessage(message);

const answer = async (request: FileRequest): Promise<void> => {
  const { id } = request;
  try {
    if (request.kind === 'read') {
      reply({
        id,
        kind: 'opened',
        opened: await reading.read(request.files, (share) => reply({ id, kind: 'progress', share }), request.layout),
      });
    } else
      reply({
        id,
        kind: 'interpreted',
        interpretation: reading.interpret(request.choice, (share) => reply({ id, kind: 'progress', share })),
      });
  } catch (error) {
    reply({ id, kind: 'failed', because: error instanceof DataError ? error.message : 'It is too large or too odd for this reader.' });
  }
};

self.onmessage = ({ data }: MessageEvent<FileRequest>) => void answer(data);
