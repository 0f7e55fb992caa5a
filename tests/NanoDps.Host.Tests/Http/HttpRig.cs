extern alias nano;

using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;
using NanoDps.Host.Tests.Support;
using HttpWebRequest = nano::System.Net.HttpWebRequest;
using HttpWebResponse = nano::System.Net.HttpWebResponse;
using WebRequest = nano::System.Net.WebRequest;

namespace NanoDps.Host.Tests.Http;

/// <summary>A device and a web server that gives it each time the same answer.</summary>
internal sealed class HttpRig : IDisposable
{
    private readonly TestDevice _device = new();
    private readonly RawServer _server;

    /// <param name="answer">What it does with a connection once a request is read.</param>
    public HttpRig(Action<Socket> answer)
    {
        _server = new RawServer(connection =>
        {
            Connections++;
            while (ReadRequest(connection) is { Length: > 0 } request)
            {
                Requests.Add(request);
                answer(connection);
            }
        });
    }

    /// <summary>A server that sends a text and leaves the connection open.</summary>
    public HttpRig(string answer)
        : this(connection => Send(connection, answer))
    {
    }

    public int Connections { get; private set; }

    public BlockingCollection<string> Requests { get; } = [];

    public string Url => $"http://127.0.0.1:{_server.Port}";

    /// <summary>A server that sends a text and ends the connection.</summary>
    public static HttpRig Closing(string answer) => new(connection =>
    {
        Send(connection, answer);
        connection.Close();
    });

    public static void Send(Socket connection, string text) =>
        connection.Send(Encoding.UTF8.GetBytes(text));

    public HttpWebRequest Request(string path = "/x", string method = "GET")
    {
        var request = (HttpWebRequest)WebRequest.Create(Url + path);
        request.Method = method;
        request.KeepAlive = false;
        return request;
    }

    public HttpWebResponse Get() => (HttpWebResponse)Request().GetResponse();

    /// <summary>The next request that came, with its body.</summary>
    public string NextRequest()
    {
        Assert.IsTrue(Requests.TryTake(out var request, 10_000), "expected a request");
        return request;
    }

    /// <summary>What each read gives, to the one that gives nothing.</summary>
    public static string Read(HttpWebResponse response, int size = 1024)
    {
        var stream = response.GetResponseStream();
        var buffer = new byte[size];
        var text = "";
        while (stream.Read(buffer, 0, size) is > 0 and var n)
        {
            text += $"[{Encoding.UTF8.GetString(buffer, 0, n)}]";
        }

        return text;
    }

    public void Dispose()
    {
        _server.Dispose();
        _device.Dispose();
        Requests.Dispose();
    }

    private static string ReadRequest(Socket connection)
    {
        var text = "";
        while (!text.Contains("\r\n\r\n", StringComparison.Ordinal))
        {
            if (RawServer.Read(connection, 1) is not [var next])
            {
                return "";
            }

            text += (char)next;
        }

        var length = text.Split("Content-Length: ") is [_, var rest]
            ? int.Parse(rest.Split("\r\n")[0], System.Globalization.CultureInfo.InvariantCulture)
            : 0;
        return text + Encoding.UTF8.GetString(RawServer.Read(connection, length));
    }
}
