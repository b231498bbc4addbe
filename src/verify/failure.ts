/** The client could not be found or asked. The message says why, without a full stop. */
export class ClientFailure extends Error {
  override readonly name = "ClientFailure";
}
