import type { SendFile } from './client.ts';

/** Sends a file by XMLHttpRequest, the one way of a browser that tells how much has gone out. */
export const sendFile: SendFile = (url, file, headers, onProgress, signal) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      onProgress(total === 0 ? 1 : loaded / total);
    });
    request.addEventListener('load', () => {
      resolve(new Response(request.responseText, { status: request.status }));
    });
    request.addEventListener('error', () => {
      reject(new TypeError('the file could not be sent'));
    });
    request.addEventListener('abort', () => {
      reject(new DOMException('the file is no longer wanted', 'AbortError'));
    });
    signal.addEventListener('abort', () => {
      request.abort();
    });
    request.send(file);
  });
