// What the browser may do with our pages: run our own files, use the camera, talk to us, nothing else. With our data: not
// even show it.

import type { RequestHandler } from 'express';
import helmet from 'helmet';

const SELF = ["'self'"];
const ONE_YEAR_SECONDS = 365 * 24 * 3600;

/** What no browser shows needs no rules for showing: half a kilobyte that every idle tablet would pay each time it asks. */
const DATA_POLICY = "default-src 'none';frame-ancestors 'none'";

const dataHeaders: RequestHandler = (_request, response, next) => {
  response.setHeader('Content-Security-Policy', DATA_POLICY);
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  next();
};

/**
 * Over plain HTTP on a station's own network nothing may be upgraded: there is nothing to upgrade to. `isHttps` is
 * about how people reach the server, also through a proxy.
 */
export function securityHeaders({ isHttps }: { isHttps: boolean }): RequestHandler {
  const pageHeaders = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: SELF,
        // The ID-card reader is WebAssembly.
        scriptSrc: [...SELF, "'wasm-unsafe-eval'"],
        styleSrc: SELF,
        imgSrc: [...SELF, 'blob:', 'data:'],
        mediaSrc: [...SELF, 'blob:'],
        workerSrc: SELF,
        connectSrc: SELF,
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        formAction: ["'none'"],
      },
    },
    strictTransportSecurity: isHttps ? { maxAge: ONE_YEAR_SECONDS, includeSubDomains: false } : false,
    // Browsers take these two only from trustworthy origins and complain of them elsewhere.
    crossOriginOpenerPolicy: isHttps ? { policy: 'same-origin' } : false,
    originAgentCluster: isHttps,
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  });
  return (request, response, next) => {
    if (request.path.startsWith('/api/')) {
      dataHeaders(request, response, next);
      return;
    }
    response.setHeader(
      'Permissions-Policy',
      'camera=(self), microphone=(), geolocation=(), payment=(), usb=()',
    );
    pageHeaders(request, response, next);
  };
}
