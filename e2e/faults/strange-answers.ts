// Answers that do not come from our server, or come from it in trouble: whole, as bytes.

const plainAnswer = (status: string, type: string, body: string): Buffer =>
  Buffer.from(
    `HTTP/1.1 ${status}\r\nContent-Type: ${type}\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
/** A hotspot's own page. */
export const STRANGER = plainAnswer(
  '200 OK',
  'text/html',
  '<html><body>Wi-Fi miễn phí: bấm để vào mạng</body></html>',
);
export const BAD_GATEWAY = plainAnswer('502 Bad Gateway', 'text/html', '<html>502</html>');
/** Our server's own word for a surprise. */
export const UNEXPECTED = plainAnswer(
  '500 Internal Server Error',
  'application/json; charset=utf-8',
  '{"kind":"unexpected"}',
);
