extern alias nano;

using nano::System.Security.Cryptography.X509Certificates;
using NanoDps.Configuration;

namespace NanoDps.Field.Tests.Support;

/// <summary>A transport that can be neither opened nor closed.</summary>
internal sealed class ThrowingTransport : DpsTransport
{
    public override Link Connect(
        Settings settings, string token, string apiVersion, X509Certificate roots) => new Broken();

    private sealed class Broken : Link
    {
        public override void Open() => throw new IOException("no way in");

        public override void Register(int requestId, string body) =>
            throw new NotSupportedException();

        public override void Poll(int requestId, string operationId) =>
            throw new NotSupportedException();

        public override bool Close() => throw new IOException("no way out");
    }
}
