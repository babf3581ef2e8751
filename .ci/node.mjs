/** Says in one sentence that this Node is too old, before anything that it cannot read is loaded. Imported first by every script. */

/** Sentence for a version of Node that cannot run the project; null for one that can. */
export const complaintOf = (version) => {
  const [major, minor] = version.replace(/^v/, '').split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19)) return null;
  return `This is Node ${version}; Replayground needs Node 20.19 or later, or 22.12 or later. Install a newer one and try again.`;
};

const complaint = complaintOf(process.version);
if (complaint !== null) {
  process.stderr.write(`${complaint}\n`);
  process.exit(1);
}
