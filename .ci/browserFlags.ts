/**
 * Features that nobody needs of a browser that nobody looks at: those of Playwright's own list, which this one replaces, and the popups of
 * the address bar, which are two more pages beside every page that is opened.
 */
const WITHOUT = [
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'TcpPortRandomizationWin',
  'ThirdPartyStoragePartitioning',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxPopup',
];

/** Options that a Chromium is started with, for the tests and for the bench. */
export const browserFlags = [
  '--no-sandbox',
  // Without this flag a headless Chromium has no WebGPU adapter; with it there is one in software.
  '--enable-unsafe-webgpu',
  '--disable-background-networking',
  '--disable-component-update',
  `--disable-features=${WITHOUT.join(',')}`,
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
];
