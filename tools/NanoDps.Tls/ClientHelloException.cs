namespace NanoDps.Tls;

/// <summary>
/// Carries an error out of the nested readers; it never leaves <see cref="ClientHelloReader"/>.
/// </summary>
internal sealed class ClientHelloException(ClientHelloError error) : Exception(error.Message)
{
    public ClientHelloError Error { get; } = error;
}
