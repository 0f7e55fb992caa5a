namespace NanoDps.Audit.Capture;

/// <summary>The sentences for a hello that breaks the rules of the protocol.</summary>
internal static class Malformed
{
    public static string Text(ClientHelloError error) =>
        $"malformed ClientHello ({error.Fault} at byte {error.Offset}): {error.Message}";

    public static string Hint(ClientHelloError error) => error.Fault switch
    {
        ClientHelloFault.NotClientHello =>
            "give the client's bytes: these may be the server's, or begin in mid-connection",
        ClientHelloFault.InterleavedRecord or ClientHelloFault.BadRecordLength
            or ClientHelloFault.BadRecordVersion =>
            "give the client's bytes in order, without the server's between them",
        _ => "a service refuses such a hello; if the capture is whole, the client's TLS is at fault",
    };
}
