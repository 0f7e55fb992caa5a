using NanoDps.Faults;
using NanoDps.Protocol;

namespace NanoDps.Machine
{
    /// <summary>What an answer of DPS means. 200 does not mean assigned.</summary>
    public static class ReplyFault
    {
        /// <summary>The status of a registration that has its hub.</summary>
        public const string Assigned = "assigned";

        /// <summary>
        /// The fault in an answer. None means a step forward: assigned, with a hub and a device
        /// id, or else assigning, with an operation to poll.
        /// </summary>
        /// <param name="reply">The answer.</param>
        /// <param name="operationId">The operation that is polled; null when registering.</param>
        public static Fault Of(DpsReply reply, string operationId)
        {
            int status = reply.Status;
            if (status == 200 || status == 202)
            {
                return OfSuccess(reply, operationId);
            }

            // For a poll, 404 says that the operation is gone, not the enrolment.
            return status == 409 || status == 412 || (status == 404 && operationId != null)
                ? Fault.Conflict
                : status == 401 ? Fault.Unauthorized
                : status == 403 ? Fault.Forbidden
                : status == 404 ? Fault.NotFound
                : status == 429 ? Fault.Throttled
                : status >= 500 ? Fault.ServiceError
                : status >= 400 ? Fault.BadRequest
                : Fault.BadReply;
        }

        private static Fault OfSuccess(DpsReply reply, string operationId)
        {
            string status = reply.RegistrationStatus;
            if (reply.IsMalformed || status == null)
            {
                return Fault.BadReply;
            }

            if (status == Assigned)
            {
                string profile = reply.ConnectionProfile;
                return reply.AssignedHub == null || reply.DeviceId == null ? Fault.BadReply
                    : profile == null || profile == "classic" ? Fault.None
                    : Fault.HubProfile;
            }

            if (status == "assigning")
            {
                return (reply.OperationId ?? operationId) != null ? Fault.None : Fault.BadReply;
            }

            return status == "failed" || status == "unassigned" ? Fault.RegistrationFailed
                : status == "disabled" ? Fault.RegistrationDisabled
                : Fault.RegistrationUnknown;
        }
    }
}
