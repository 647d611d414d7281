{{- define "broker-connect.name" -}}
{{- .Release.Name | trunc 50 | trimSuffix "-" -}}
{{- end -}}

{{- define "broker-connect.selector" -}}
app.kubernetes.io/name: broker-connect
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "broker-connect.labels" -}}
{{ include "broker-connect.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end -}}
