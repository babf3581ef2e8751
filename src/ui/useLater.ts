import { useEffect, useState } from 'react';

/** True once `now` has been true for this long: what is over at once is not worth saying. */
export const useLater = (now: boolean, ms: number): boolean => {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!now) {
      setLate(false);
      return;
    }
    const timer = setTimeout(() => setLate(true), ms);
    return () => clearTimeout(timer);
  }, [now, ms]);
  return late && now;
};
