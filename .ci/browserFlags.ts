/** How a Chromium is started, for the tests and for the bench. */
export const browserFlags = [
  '--no-sandbox',
  // Without this flag a headless Chromium has no WebGPU adapter; with it there is one in software.
  '--enable-unsafe-webgpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
];
