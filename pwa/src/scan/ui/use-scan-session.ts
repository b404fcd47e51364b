// A scan that lives as long as its screen.

import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { ScanSession, type ScanPorts, type ScanState } from '../scan-session.js';

export interface RunningScan {
  readonly state: ScanState;
  readonly session: RefObject<ScanSession | null>;
}

export function useScanSession(
  ports: ScanPorts,
  video: RefObject<HTMLVideoElement | null>,
  onText: (text: string) => void,
): RunningScan {
  const [state, setState] = useState<ScanState>({ kind: 'opening' });
  const session = useRef<ScanSession>(null);
  const latest = useRef(onText);
  latest.current = onText;
  useEffect(() => {
    if (!video.current) return undefined;
    const running = new ScanSession(ports, video.current, {
      onState: setState,
      onText: (text) => latest.current(text),
    });
    session.current = running;
    return () => running.stop();
  }, [ports, video]);
  return { state, session };
}
