using NanoDps.App;
using NanoDps.Certificates;
using NanoDps.Logging;

namespace NanoDps.RootUpdate.Tests;

/// <summary>The program of docs/certificates.md; a test holds the page to it.</summary>
internal static class RolloverProgram
{
    public static void Run(
        string storage, string pinned, int version, string ownerPem, ILogSink sink, int interval,
        Action<Application> made)
    {
        Log log = new Log(sink);
        StoredRoots.Replace(storage, pinned, version, log);
        string roots = TrustedRoots.Load(storage, pinned, version, new OwnerKey(ownerPem), log);
        RootExpiry expiry = new RootExpiry(roots, log);
        using Timer timer = new Timer(
            state => expiry.Check(DateTime.UtcNow), null, 60000, 3600000);
        Application application = new Application(storage, roots, sink, interval);
        made(application);
        application.Run();
    }
}
