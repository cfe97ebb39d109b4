import { useLayoutEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';

/** Where nothing is laid out (tests, print preparation) a chart still has a size. */
const UNMEASURED_WIDTH = 640;

export function useBoxWidth(): { ref: RefObject<HTMLDivElement | null>; width: number } {
  const ref = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(UNMEASURED_WIDTH);
  useLayoutEffect(() => {
    const box = ref.current;
    if (!box) return undefined;
    const measure = () => {
      setWidth(Math.floor(box.getBoundingClientRect().width) || UNMEASURED_WIDTH);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    return () => {
      observer.disconnect();
    };
  }, []);
  return { ref, width };
}
