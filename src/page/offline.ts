/** The first figures and the engine come first, ms. */
const AFTER_MS = 3_000;

/** Keeps the page for visits without a network, once it is loaded and still; a browser that refuses goes on as before. */
export const keepOffline = (): void => {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const register = (): void => void navigator.serviceWorker.register('./sw.js').catch(() => {});
  const later = (): void => void setTimeout(register, AFTER_MS);
  if (document.readyState === 'complete') later();
  else addEventListener('load', later, { once: true });
};
