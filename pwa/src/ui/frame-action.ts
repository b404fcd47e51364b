// The one act of the frame that belongs on every page, drawn by each page's header where there is no rail to hold it.

import { createContext, type ComponentChildren } from 'preact';

export const FrameAction = createContext<ComponentChildren>(undefined);
