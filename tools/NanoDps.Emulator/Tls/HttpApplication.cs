using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace NanoDps.Emulator.Tls;

/// <summary>The HTTP side of a server, as Kestrel wants it.</summary>
internal sealed class HttpApplication(RequestDelegate handle) : IHttpApplication<HttpContext>
{
    /// <summary>
    /// Kestrel cannot be started without an application; a server that speaks MQTT never calls it.
    /// </summary>
    public static HttpApplication None { get; } =
        new(_ => throw new NotSupportedException("this server does not speak HTTP"));

    public HttpContext CreateContext(IFeatureCollection contextFeatures) =>
        new DefaultHttpContext(contextFeatures);

    public Task ProcessRequestAsync(HttpContext context) => handle(context);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }
}
