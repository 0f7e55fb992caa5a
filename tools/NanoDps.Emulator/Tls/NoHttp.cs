using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;

namespace NanoDps.Emulator.Tls;

/// <summary>
/// Kestrel cannot be started without an HTTP application; these endpoints never call it.
/// </summary>
internal sealed class NoHttp : IHttpApplication<IFeatureCollection>
{
    public IFeatureCollection CreateContext(IFeatureCollection contextFeatures) => contextFeatures;

    public Task ProcessRequestAsync(IFeatureCollection context) =>
        throw new NotSupportedException("this endpoint does not speak HTTP");

    public void DisposeContext(IFeatureCollection context, Exception? exception)
    {
    }
}
